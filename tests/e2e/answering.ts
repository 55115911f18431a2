/** Answers on the page of the final check. */
import type { Answer } from '../setup/story.ts';
import type { Page } from './journeyhome.ts';

export const question = (page: Page, key: string) => page.locator(`#q-${key}`);

export async function answer(page: Page, key: string, given: Answer): Promise<void> {
  const here = question(page, key);
  if (Array.isArray(given)) {
    for (const value of given) await here.locator(`input[value="${value}"]`).check();
    return;
  }
  for (const [part, value] of Object.entries(given))
    await here.locator(`select[name="q.${key}.${part}"]`).selectOption(value);
}

/** What stands in the page as the answer to a question. */
export async function given(page: Page, key: string): Promise<Answer> {
  const here = question(page, key);
  const ticked = await here
    .locator('input:checked')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value).sort());
  const selected = await here
    .locator('select')
    .evaluateAll((selects) =>
      selects.map((it) => it as HTMLSelectElement).map(({ name, value }) => [name, value]),
    );
  if (selected.length === 0) return ticked;
  return Object.fromEntries(
    selected.map(([name, value]) => [name!.slice(`q.${key}.`.length), value!]),
  );
}

/** Where the answers are, as the page says it. */
export const receipt = (page: Page) => page.locator('[data-is]:visible');
