import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewest, suppressed, type Counted, type Shown } from './suppression.ts';

/** Countries with their organizations. */
const tree = (countries: number[][]): Counted => {
  const parts = countries.map((organizations) => ({
    count: organizations.reduce((a, b) => a + b, 0),
    parts: organizations.map((count) => ({ count })),
  }));
  return { count: parts.reduce((a, b) => a + b.count, 0), parts };
};
const flat = ({ count, parts }: Shown | Counted): (number | null)[] => [
  count,
  ...(parts ?? []).flatMap(flat),
];

describe('Counts that tell on nobody', () => {
  it('hide one to four, and not zero', () => {
    expect(
      flat(
        suppressed(
          tree([
            [4, 1],
            [0, 6, 7],
          ]),
        ),
      ),
    ).toEqual([18, 5, null, null, 13, 0, 6, 7]);
  });

  it('hide another one where a sum would say the hidden one', () => {
    expect(flat(suppressed(tree([[3, 20, 30]])))).toEqual([53, 53, null, null, 30]);
    expect(flat(suppressed(tree([[20, 3, 30]])))).toEqual([53, 53, null, null, 30]);
    expect(flat(suppressed(tree([[3], [20], [30]])))).toEqual([53, null, null, null, null, 30, 30]);
  });

  it('hide more where two hidden ones could only be one and one, or four and four', () => {
    for (const pair of [
      [1, 1],
      [4, 4],
    ]) {
      const [, , ...organizations] = flat(
        suppressed(
          tree([
            [...pair, 9, 12],
            [30, 40],
          ]),
        ),
      );
      expect(organizations.slice(0, 3)).toEqual([null, null, null]);
    }
  });

  it('never leave a hidden number one value only, for who knows all the sums', () => {
    const count = fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 0, max: 6 }) },
      { weight: 1, arbitrary: fc.integer({ min: 5, max: 12 }) },
    );
    const country = fc.array(count, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(country, { minLength: 1, maxLength: 3 }), (countries) => {
        const real = tree(countries);
        const shown = suppressed(real);
        const published = flat(shown);
        const truth = flat(real) as number[];
        for (const [at, said] of published.entries()) {
          if (said === null) expect(truth[at]).toBeGreaterThan(0);
          else {
            expect(said).toBe(truth[at]);
            expect(said === 0 || said >= fewest).toBe(true);
          }
        }
        const hidden = published.flatMap((said, at) => (said === null ? [at] : []));
        if (hidden.length === 0) return;
        const possible = fillings(countries, shown);
        for (const at of hidden) {
          const values = new Set(possible.map((it) => it[at]));
          expect(values.size, `${JSON.stringify(countries)} at ${at}`).toBeGreaterThan(1);
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** Every table that would look the same, each flat: tried one number after the other. */
function fillings(countries: number[][], shown: Shown): number[][] {
  const perCountry = shown.parts.map((country, at) => {
    let found: number[][] = [[]];
    for (const [place] of countries[at]!.entries()) {
      const said = country.parts[place]!.count;
      const values = said === null ? Array.from({ length: 14 }, (_, n) => n + 1) : [said];
      found = found.flatMap((row) => values.map((value) => [...row, value]));
    }
    return found.filter(
      (row) => country.count === null || row.reduce((a, b) => a + b, 0) === country.count,
    );
  });
  // By what a country may be, with two examples of how it gets there.
  let tables: number[][] = [[]];
  let sums = [0];
  for (const rows of perCountry) {
    const next: number[][] = [];
    const nextSums: number[] = [];
    for (const [at, table] of tables.entries())
      for (const row of rows) {
        const total = row.reduce((a, b) => a + b, 0);
        const all = sums[at]! + total;
        if (shown.count !== null && all > shown.count) continue;
        next.push([...table, total, ...row]);
        nextSums.push(all);
      }
    const thinned = thin(next, nextSums);
    tables = thinned.tables;
    sums = thinned.sums;
  }
  return tables.flatMap((table, at) =>
    shown.count === null || sums[at] === shown.count ? [[sums[at]!, ...table]] : [],
  );
}

/** Keeps of each sum, and each value of each place, one table: enough to see what is possible. */
function thin(tables: number[][], sums: number[]) {
  const kept = new Set<number>();
  const seen = new Set<string>();
  for (const [at, table] of tables.entries())
    for (const [place, value] of table.entries()) {
      const key = `${sums[at]} ${place} ${value}`;
      if (seen.has(key)) continue;
      seen.add(key);
      kept.add(at);
    }
  return {
    tables: tables.filter((_, at) => kept.has(at)),
    sums: sums.filter((_, at) => kept.has(at)),
  };
}
