import { execFileSync } from 'node:child_process';
import { expect, test } from './journeyhome.ts';

test.use({ javaScriptEnabled: false });

test('a visitor finds a sheet in the library and takes it along', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('navigation').getByRole('link', { name: 'Library' }).click();
  const sheets = page.locator('.aids > li');
  expect(await sheets.count()).toBeGreaterThan(20);

  await page.getByLabel('For').selectOption('Keeping children safe');
  await page.getByLabel('Words').fill('visits forms');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(/topic=safety/);
  await expect(sheets).toHaveCount(1);
  await expect(
    sheets.getByRole('link', { name: 'Visit form and warning signs' }).first(),
  ).toBeVisible();

  const size = /PDF, (\d+) KB/.exec((await sheets.textContent())!)![1]!;
  const address = await sheets.getByRole('link', { name: /^PDF/ }).getAttribute('href');
  const file = await page.request.get(address!);
  expect(file.headers()['content-type']).toBe('application/pdf');
  const bytes = await file.body();
  expect(Math.abs(bytes.length / 1024 - Number(size))).toBeLessThan(1);
  const text = execFileSync('pdftotext', ['-', '-'], { input: bytes }).toString();
  expect(text).toContain('Warning signs: act today');

  await sheets.getByRole('link', { name: 'Visit form' }).first().click();
  await expect(page.getByRole('heading', { name: 'Visit form and warning signs' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'PDF' })).toHaveAttribute('href', address!);
});

test('a reader searches for a word, and sees where it stands', async ({ page }) => {
  await page.goto('/search');
  await page.getByLabel('What are you looking for?').fill('Assents');
  await page.getByRole('button', { name: 'Search' }).click();
  const found = page.locator('.findings > li');
  await expect(found.filter({ hasText: 'First talk: consent and assent script' })).toHaveCount(1);
  await expect(found.first().locator('mark').first()).toHaveText(/assent/i);

  await found.filter({ hasText: 'Glossary' }).getByRole('link').click();
  await expect(page).toHaveURL(/\/glossary#assent$/);
  await expect(page.locator('#assent')).toContainText('A child’s own yes');
});

test('a reader in French is told the word in French and elsewhere', async ({ another }) => {
  const page = await another({ locale: 'fr', javaScriptEnabled: false });
  await page.goto('/glossary');
  const term = page.locator('#tracing');
  await expect(term).toContainText('Recherche familiale');
  await expect(term).toContainText('rechèch fanmi');
  await page.goto('/search?q=proches');
  await expect(page.locator('.findings')).toContainText('Recherche familiale');
});
