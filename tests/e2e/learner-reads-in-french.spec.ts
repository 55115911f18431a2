import { expect, test, type Page } from './journeyhome.ts';
import { aNewcomer, course, lessons } from './walking.ts';

test.use({ locale: 'fr-FR' });

/** Small words that only one of the two languages has. */
const small = {
  en: /(?<![\p{L}’-])(the|and|with|your|you|of|this|what|is)(?![\p{L}’-])/iu,
  fr: /(?<![\p{L}’-])(le|la|les|des|une|vous|votre|est|pour|avec|dans)(?![\p{L}’-])/iu,
};
/** What has the same name everywhere: this site, time zones, an office of Uganda. */
const names = /JOURNEYHOME|^[A-Z][\w/ -]+\/[\w/ -]+$|probation and social welfare officer/g;

/** Each text of the page, with the language in which a browser would read it aloud. */
const texts = (page: Page) =>
  page.evaluate(() => {
    const found: { lang: string; text: string }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent!.trim();
      const lang = node.parentElement!.closest('[lang]')!.getAttribute('lang')!;
      if (text && !node.parentElement!.closest('script,style,noscript')) found.push({ lang, text });
    }
    return found;
  });

async function expectEachInItsLanguage(page: Page, both: boolean): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  const all = await texts(page);
  const spoken = (lang: string) => all.filter((it) => it.lang === lang);
  const mistaken = (lang: 'en' | 'fr', other: 'en' | 'fr') =>
    spoken(lang).filter(({ text }) => small[other].test(text.replace(names, '')));
  expect.soft(mistaken('fr', 'en'), `${page.url()}: English read as French`).toEqual([]);
  expect.soft(mistaken('en', 'fr'), `${page.url()}: French read as English`).toEqual([]);
  expect(spoken('fr').length).toBeGreaterThan(10);
  if (both) expect(spoken('en').length).toBeGreaterThan(2);
}

test('a learner in Haiti joins and reads, and what is English is marked so', async ({ page }) => {
  await page.goto('/');
  await expectEachInItsLanguage(page, false);
  await page.getByRole('link', { name: 'Voir les cours' }).click();
  await expectEachInItsLanguage(page, true);
  await page.getByRole('link', { name: 'The Journey Home' }).click();
  await expect(page.getByText('Ce cours n’est pas encore dans votre langue.')).toBeVisible();
  await expectEachInItsLanguage(page, true);

  await page.getByRole('link', { name: 'Créer un compte et commencer' }).click();
  await expectEachInItsLanguage(page, false);
  const newcomer = aNewcomer('Régine Dorvil');
  await page.getByLabel('Votre nom').fill(newcomer.name);
  await page.getByLabel('E-mail').fill(newcomer.email);
  await page.getByLabel('Où êtes-vous ?').selectOption('America/Port-au-Prince');
  await page.getByLabel('Phrase de passe').fill(newcomer.passphrase);
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await expect(page).toHaveURL(course);
  await expectEachInItsLanguage(page, true);

  await page.getByRole('button', { name: 'M’inscrire et commencer' }).click();
  await expect(page).toHaveURL(`${course}/lessons/why-family`);
  await expect(page.getByText('Cette leçon n’est pas encore dans votre langue.')).toBeVisible();
  await expectEachInItsLanguage(page, true);
  await page.getByLabel('Mes mots').fill('Demander d’abord, écouter ensuite.');
  await page.getByRole('button', { name: 'Garder mes mots' }).click();
  await expect(page.getByLabel('Mes mots')).toHaveValue('Demander d’abord, écouter ensuite.');
  await page.getByRole('link', { name: 'Ouvrir et imprimer' }).click();
  await expect(page).toHaveURL(`${course}/lessons/why-family/aid`);
  await expectEachInItsLanguage(page, true);
  await page.goBack();
  for (const lesson of lessons.slice(1)) {
    await page.getByRole('button', { name: /^C’est fait\. Ensuite : / }).click();
    await expect(page).toHaveURL(`${course}/lessons/${lesson}`);
    await expectEachInItsLanguage(page, true);
  }
  await page.goto('/');
  await expectEachInItsLanguage(page, true);
  await page.goto(`${course}/lessons/close`);
  await page.getByRole('button', { name: /^C’est fait\. Ensuite : / }).click();
  await expect(page).toHaveURL(`${course}/assessment`);
  await expectEachInItsLanguage(page, false);
  await page.getByRole('main').getByRole('button').click();
  await expect(page).toHaveURL(/\/attempts\//);
  await expectEachInItsLanguage(page, true);
  await page.getByRole('button', { name: 'Envoyer mes réponses' }).click();
  await expectEachInItsLanguage(page, true);
  await page.getByRole('button', { name: 'Envoyer quand même' }).click();
  await expect(page).toHaveURL(/\/result$/);
  await expectEachInItsLanguage(page, true);

  for (const path of [
    '/certificates',
    '/verify',
    '/me',
    '/me/password',
    '/me/deletion',
    `${course}/withdrawal`,
    '/about',
    '/privacy',
    '/help/worried-about-a-child',
    '/nowhere',
  ]) {
    await page.goto(path);
    await expectEachInItsLanguage(page, false);
  }
});
