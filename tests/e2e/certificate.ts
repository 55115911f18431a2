/** From a result to a certificate that anyone can check. */
import { execFileSync } from 'node:child_process';
import { expect, type Page } from './journeyhome.ts';

const holder = 'Wanjirũ Kamaũ-Mũthoni';

/** From the result: the name confirmed, the page, the PDF. Says the number. */
export async function getCertificate(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Confirm my name' }).click();
  const name = page.getByLabel('Name as it will be printed');
  const make = page.getByRole('button', { name: 'Make my certificate' });
  await expect(name).toHaveValue('Wanjiru Kamau');
  await name.fill('   ');
  const refused = page.waitForResponse((response) => response.request().method() === 'POST');
  await make.click();
  expect((await refused).status()).toBe(422);
  await expect(name).toHaveAccessibleDescription(/Write your name\./);
  await name.fill(holder);
  await make.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your certificate is ready');
  await expect(page.getByRole('article', { name: 'Certificate' })).toContainText(holder);

  const pdf = await page.request.get(
    (await page.getByRole('link', { name: 'Get the PDF' }).getAttribute('href'))!,
  );
  const bytes = await pdf.body();
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.length).toBeLessThan(60_000);
  const number = page.url().split('/').at(-1)!;
  const text = execFileSync('pdftotext', ['-', '-'], { input: bytes }).toString('utf8');
  expect(text).toContain(holder);
  expect(text).toContain(number);
  return number;
}

/** By somebody without an account, from the number alone. */
export async function checkCertificate(page: Page, number: string): Promise<void> {
  await page.goto('/verify');
  const code = page.getByLabel('Number on the certificate');
  await code.fill(number.toLowerCase().replaceAll('-', ''));
  await page.getByRole('button', { name: 'Check this number' }).click();
  await expect(page).toHaveURL(`/certificates/${number}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This certificate is valid');
  const terms = ['Name', 'Course', 'Course version', 'Issued', 'Valid to', 'Number'];
  await expect(page.getByRole('term')).toHaveText(terms);
  await expect(page.getByRole('definition')).toHaveText([
    holder,
    'The Journey Home',
    '1',
    /^\d+ \w+ \d{4}$/,
    /^\d+ \w+ \d{4}$/,
    number,
  ]);
  await expect(page.getByRole('main')).not.toContainText('@');
  await expect(page.getByRole('link', { name: 'PDF' })).toHaveCount(0);
}
