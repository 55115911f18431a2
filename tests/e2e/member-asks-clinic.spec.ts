import { expect, test } from './journeyhome.ts';
import { lookHere } from './looking.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('a member asks for a place in the clinic, is told what must not stand there, and gets it', async ({
  openAs,
  site,
}) => {
  const meeting = site.story.nextMeeting('organizations');
  const grace = await openAs('learner');
  await grace.goto(`/meetings/${meeting}/clinic`);
  await expect(grace.getByText('Stories stay.')).toBeVisible();
  await expect(
    grace.locator('main').getByRole('link', { name: 'See where to turn' }),
  ).toHaveAttribute('href', '/help/worried-about-a-child');
  const situation = grace.getByLabel('What is the situation, in general words?');
  const tried = grace.getByLabel('What have you tried?');
  const question = grace.getByLabel('What is your question to the group?');
  const changed = grace.getByLabel(/I changed details/);
  const harm = 'Wanjiru Kamau, born on 12/03/2016, is ready to go home.';
  await situation.fill(harm);
  await tried.fill('We call every week.');
  await question.fill('Who can look in every week?');
  await changed.check();
  await grace.getByRole('button', { name: 'Ask for a place' }).click();

  await expect(situation).toHaveAccessibleDescription(/looks like a child’s birthday/);
  await expect(situation).toHaveValue(harm);
  await expect(tried).toHaveValue('We call every week.');
  await expect(question).toHaveValue('Who can look in every week?');
  await expect(changed).toBeChecked();
  expect(site.story.sheets(meeting)).not.toContain('Wanjiru');

  await situation.fill('A school-age child is ready to go home.');
  await grace.getByRole('button', { name: 'Ask for a place' }).click();
  await expect(grace.getByText('You asked for a place.')).toBeVisible();
  await expect(situation).toHaveValue('A school-age child is ready to go home.');

  const malee = await openAs('facilitator');
  await malee.goto(`/meetings/${meeting}/cases`);
  const asked = malee.getByRole('article', { name: 'Grace Atieno' });
  await expect(asked).toContainText('Who can look in every week?');
  await asked.getByRole('button', { name: /Give a place/ }).click();
  await expect(asked).toContainText('Has a place');
  await lookHere(malee, 'cases, one of which has a place');

  await grace.goto(`/meetings/${meeting}/clinic`);
  await expect(grace.getByText('You have a place in the clinic')).toBeVisible();
  await lookHere(grace, 'a clinic in which one has a place');
  await grace.getByRole('button', { name: 'Take my question back' }).click();
  await expect(grace.getByText('is taken back')).toBeVisible();
  expect(site.story.sheets(meeting)).not.toContain('every week?"}');
});

test('members talk under a meeting; what is reported is hidden, with a reason', async ({
  openAs,
  site,
}) => {
  const meeting = site.story.nextMeeting('organizations');
  const [grace, moses, malee] = [
    await openAs('learner'),
    await openAs('leader'),
    await openAs('facilitator'),
  ];
  await grace.goto(`/meetings/${meeting}/discussion`);
  await grace.getByLabel('Your message').fill('We meet the boy named Brian on Tuesday.');
  await grace.getByRole('button', { name: 'Send the message' }).click();
  await expect(grace.getByLabel('Your message')).toHaveAccessibleDescription(/name of a child/);
  await expect(grace.getByLabel('Your message')).toHaveValue(/named Brian/);
  await lookHere(grace, 'a message that came back');
  await grace.getByLabel('Your message').fill('Who brings tea?');
  await grace.getByRole('button', { name: 'Send the message' }).click();
  await expect(grace.getByRole('article').filter({ hasText: 'Who brings tea?' })).toBeVisible();

  await moses.goto('/discussions');
  await moses.getByRole('link', { name: 'Tumaini team circle' }).click();
  const said = moses.getByRole('article').filter({ hasText: 'Who brings tea?' });
  await said.getByRole('link', { name: 'Report the message of Grace Atieno' }).click();
  await moses.getByLabel('Why?').fill('It is not about our work.');
  await moses.getByRole('button', { name: 'Report this message' }).click();
  await expect(moses.getByText('A facilitator will look at the message.')).toBeVisible();

  await malee.goto('/discussions');
  const reported = malee.getByRole('article').filter({ hasText: 'Who brings tea?' });
  await reported.getByRole('link').click();
  await expect(malee.getByText('It is not about our work.')).toBeVisible();
  await malee.getByLabel('Why?').fill('Let us keep to the theme.');
  await malee.getByRole('button', { name: 'Hide this message' }).click();

  await moses.goto(`/meetings/${meeting}/discussion`);
  await expect(moses.getByText('Who brings tea?')).toHaveCount(0);
  await grace.goto(`/meetings/${meeting}/discussion`);
  await expect(grace.getByText('Let us keep to the theme.')).toBeVisible();
});
