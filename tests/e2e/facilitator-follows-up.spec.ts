import { execFileSync } from 'node:child_process';
import { expect, test } from './journeyhome.ts';

test.use({ javaScriptEnabled: false });

test('a facilitator says who was there and writes the notes; who missed it reads, and catches up', async ({
  openAs,
  openWith,
  site,
}) => {
  const { workshop } = site.story.afterwards();
  const facilitator = await openAs('facilitator');
  await facilitator.goto(`/meetings/${workshop}/attendance`);
  await facilitator.getByLabel('Samuel Kiprotich, Day 2').selectOption('Excused');
  await facilitator.getByLabel('Username').fill('no.such.person');
  await facilitator.getByRole('button', { name: 'Keep the whole list' }).click();
  await expect(facilitator.getByRole('alert')).toContainText('Nobody who may come');
  // What was chosen is still chosen.
  await expect(facilitator.getByLabel('Samuel Kiprotich, Day 2')).toHaveValue('excused');
  await facilitator.getByLabel('Username').fill('david.mutua');
  await facilitator.getByRole('button', { name: 'Keep the whole list' }).click();
  await expect(facilitator.getByText('Kept.')).toBeVisible();
  await expect(facilitator.getByLabel('David Mutua, Day 1')).toHaveValue('present');
  await expect(facilitator.getByLabel('Samuel Kiprotich, Day 2')).toHaveValue('excused');

  await facilitator.getByRole('link', { name: 'Write the notes' }).click();
  const box = facilitator.getByLabel('The notes, in English');
  await box.fill('## What we practised\n\n- Knock, and *wait*\n\nShe was born on 12/03/2019.');
  await facilitator.getByLabel('Promise 1').fill('Send the checklist');
  await facilitator.getByLabel('Who does it').first().selectOption('David Mutua');
  await facilitator.getByRole('button', { name: 'Publish' }).click();
  await expect(facilitator.getByRole('alert')).toContainText('date of birth');
  await expect(box).toHaveValue(/born on/);
  await box.fill('## What we practised\n\n- Knock, and *wait*\n\n<b>Politely</b>.');
  await facilitator.getByRole('button', { name: 'Show how it will look' }).click();
  await expect(facilitator.getByRole('heading', { name: 'What we practised' })).toBeVisible();
  await expect(facilitator.getByLabel('Promise 1')).toHaveValue('Send the checklist');
  await facilitator.getByRole('button', { name: 'Publish' }).click();
  await expect(facilitator).toHaveURL(/\/notes\?language=en$/);
  await expect(facilitator.locator('.prose')).toContainText('<b>Politely</b>.');
  await expect(facilitator.getByText('David Mutua · ', { exact: false })).toHaveCount(0);
  await expect(facilitator.locator('#points')).toContainText('David Mutua');

  const esther = await openWith(site.story.session('esther.nyambura'));
  await esther.goto('/search?q=knock');
  await esther.getByRole('link', { name: 'The first visit: two days of practice' }).click();
  await expect(esther.getByRole('heading', { name: 'What we practised' })).toBeVisible();
  await expect(esther.getByRole('button', { name: 'This is done' })).toHaveCount(0);
  await esther.getByRole('button', { name: 'I have read them' }).click();
  await expect(esther.getByText('You have caught up with this meeting')).toBeVisible();

  const david = await openWith(site.story.session('david.mutua'));
  await david.goto('/participation');
  await david.getByRole('link', { name: 'Send the checklist' }).click();
  await david.getByRole('button', { name: 'This is done' }).click();
  await expect(david.locator('#points')).toContainText('Done');
  await david.getByRole('link', { name: 'Tell the hosts' }).click();
  await expect(david.getByRole('heading', { name: 'How was it?' })).toBeVisible();
  // Forty days ago: too late to be asked.
  await expect(david.getByText('for 30 days')).toBeVisible();
});

test('who was there says how it was, once and without a name', async ({ openWith, site }) => {
  const { noted } = site.story.afterwards();
  const grace = await openWith(site.story.session('grace.atieno'));
  await grace.goto(`/meetings/${noted}/notes`);
  await grace.getByRole('link', { name: 'Tell the hosts' }).click();
  await grace.getByLabel('4: useful').check();
  await grace.getByLabel('Yes').check();
  await grace.getByLabel('One thing to change').fill('Call me on 0712 345 678.');
  await grace.getByRole('button', { name: 'Send without my name' }).click();
  await expect(grace.getByRole('alert')).toContainText('phone number');
  await expect(grace.getByLabel('4: useful')).toBeChecked();
  await grace.getByLabel('One thing to change').fill('More time for questions.');
  await grace.getByRole('button', { name: 'Send without my name' }).click();
  await expect(grace.getByText('without your name')).toBeVisible();

  const malee = await openWith(site.story.session('malee.srisuk'));
  await malee.goto(`/meetings/${noted}/feedback`);
  await expect(malee.getByText('1 person has answered.')).toBeVisible();
  await expect(malee.locator('main')).not.toContainText('More time for questions.');
});

test('nine months make a certificate, which anyone can check', async ({
  openWith,
  another,
  site,
}) => {
  const { year } = site.story.afterwards();
  const halima = await openWith(site.story.session('halima.abdi'));
  await halima.goto('/me');
  await halima.getByRole('link', { name: 'Meetings and workshops you came to' }).click();
  await expect(halima.getByText('You came in 9 of 12 months.')).toBeVisible();
  await halima.goto(`/participation?about=${year}`);
  await halima.getByLabel('Name as it will be printed').fill('Halima Abdi Noor');
  await halima.getByRole('button', { name: 'Make my certificate' }).click();
  const number = /\/participation\/(\w{4}(?:-\w{4}){4})$/.exec(halima.url())![1]!;
  await expect(halima.locator('.certificate')).toContainText('Halima Abdi Noor');
  const file = await halima.request.get(`/participation/${number}.pdf`);
  const text = execFileSync('pdftotext', ['-', '-'], { input: await file.body() }).toString();
  expect(text).toContain('Halima Abdi Noor');
  expect(text.replace(/\s+/g, ' ')).toContain('Meetings in 9 months of the year');

  const visitor = await another({ javaScriptEnabled: false });
  await visitor.goto('/verify');
  await visitor.getByLabel('Number on the certificate').fill(number.toLowerCase());
  await visitor.getByRole('button', { name: 'Check this number' }).click();
  await expect(visitor.getByRole('heading', { name: 'This certificate is valid' })).toBeVisible();
  await expect(visitor.locator('main')).toContainText('Halima Abdi Noor');
  const pdf = await visitor.request.get(`/participation/${number}.pdf`, { maxRedirects: 0 });
  expect(pdf.status()).toBe(303);
});
