/** Looks at a page as people do who see it large, small, dark, or not at all. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from './journeyhome.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const heights = { 320: 640, 360: 740, 1280: 800 };

export async function look(page: Page, path: string, status: number): Promise<void> {
  const response = await page.goto(path);
  expect(response!.status(), path).toBe(status);
  await lookHere(page, path);
}

/** At the page as it stands: the answer to a form, which has no address of its own. */
export async function lookHere(page: Page, what: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  const faults: string[] = [];
  for (const width of [320, 360, 1280] as const) {
    await page.setViewportSize({ width, height: heights[width] });
    faults.push(...(await tooWide(page)).map((it) => `${width} px: ${it} is too wide`));
    faults.push(...(await squeezed(page)).map((it) => `${width} px: “${it}” is squeezed`));
    if (width === 320) continue;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      faults.push(...(await axe(page)).map((it) => `${width} px, ${colorScheme}: ${it}`));
    }
  }
  const scripts = await page
    .locator('script')
    .evaluateAll((all) => all.map((it) => it.getAttribute('src') ?? 'inline'));
  faults.push(...scripts.filter((src) => !/^\/phone\.js\b/.test(src)).map((it) => `script ${it}`));
  expect.soft(faults, what).toEqual([]);
}

interface Found {
  id: string;
  nodes: { target: unknown; html: string; any: { message: string }[] }[];
}

async function axe(page: Page): Promise<string[]> {
  // The builder brings axe into the page; asked there again, it answers in a third of the time.
  const violations =
    (await askAgain(page)) ??
    (await new AxeBuilder({ page }).withTags(tags).setLegacyMode().analyze()).violations;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, html }) => `${id} ${String(target)} ${any[0]?.message ?? html}`),
  );
}

const askAgain = (page: Page): Promise<Found[] | null> =>
  page.evaluate(async (runOnly) => {
    const { axe } = window as { axe?: { run(options: object): Promise<{ violations: Found[] }> } };
    return axe ? (await axe.run({ runOnly, resultTypes: ['violations'] })).violations : null;
  }, tags);

/** Labels that stand letter below letter: they are in the page, and nobody can read them. */
const squeezed = (page: Page): Promise<string[]> =>
  page
    .locator('label')
    .evaluateAll((labels) =>
      labels
        .filter((label) => label.clientHeight > 2 * label.clientWidth && label.clientWidth > 0)
        .map((label) => label.textContent!.trim()),
    );

/** What stands out of the page to the right. What scrolls by itself may, and what ends in “…”. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isCut = (element: Element | null): boolean => {
      if (element === null) return false;
      const { overflowX, textOverflow } = getComputedStyle(element);
      const cuts = /auto|scroll/.test(overflowX) || textOverflow === 'ellipsis';
      return cuts || isCut(element.parentElement);
    };
    const name = ({ tagName, className, id }: Element) =>
      `${tagName.toLowerCase()} ${id ? `#${id}` : String(className)}`.trim();
    const out = [...document.body.querySelectorAll('*')].filter(
      (element) =>
        element.getBoundingClientRect().right > innerWidth + 0.5 &&
        !element.closest('svg') &&
        !isCut(element.parentElement),
    );
    if (document.documentElement.scrollWidth > innerWidth) out.push(document.documentElement);
    return out.map(name);
  });
