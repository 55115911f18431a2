/**
 * **Data export**: everything that the platform holds on a person, for that person, as one ZIP: a
 * sheet for each part that holds anything, and all of it once more for a machine to read.
 */
import { Readable } from 'node:stream';
import { setImmediate as others } from 'node:timers/promises';
import type { Db } from '#db/connection.server.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { accountsJoinedTo } from '#app/domain/people/people.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { areas } from '#app/domain/personal-data/personal-data.ts';
import type { Held, Part } from '#app/domain/personal-data/personal-data.server.ts';
import { claim } from '#app/platform/limits/limits.server.ts';
import { csvStream } from '#app/platform/sheets/sheets.server.ts';
import { zipOf, type ZipEntry } from '#app/platform/zip/zip.server.ts';
import { speak } from '#app/words/words.ts';
import { parts } from './parts.server.ts';

export type Exported = { zip: Readable } | { refused: 'limited'; minutes: number };

/** One part is in memory at a time, and is read when its turn in the download comes. */
export async function exportData(db: Db, viewer: SignedIn, now: Date): Promise<Exported> {
  const minutes = await claim(['data-zip', viewer.id]);
  if (minutes !== null) return { refused: 'limited', minutes };
  const deed = { actorId: viewer.id, verb: 'data.exported', subjectId: viewer.id } as const;
  await db.transaction().execute((trx) => recordAudit(trx, deed, now));
  // What is left of an account that was joined to this one is the same person's.
  const accounts = [viewer.id, ...(await accountsJoinedTo(db, viewer.id))];
  const filled: Part[] = [];
  for (const part of parts) if ((await readAll(db, accounts, part)).length > 0) filled.push(part);
  const entries: ZipEntry[] = [
    { name: 'read-me.txt', open: () => textStream([readMe(viewer, now)]) },
    { name: 'everything.json', open: () => textStream(asJson(db, accounts, now)) },
    ...filled.map((part) => ({
      name: `${part.area}/${part.name}.csv`,
      open: () => sheetOf(db, accounts, part),
    })),
  ];
  return { zip: zipOf(entries, { compress: true, at: now }) };
}

const textStream = (text: Iterable<string> | AsyncIterable<string>): Readable =>
  Readable.from(text, { objectMode: false });

async function readAll(db: Db, accounts: string[], part: Part): Promise<Record<string, Held>[]> {
  const rows: Record<string, Held>[] = [];
  for (const person of accounts) rows.push(...(await part.read(db, person)));
  return rows;
}

async function sheetOf(db: Db, accounts: string[], part: Part): Promise<Readable> {
  const rows = await readAll(db, accounts, part);
  return csvStream({
    name: part.name,
    head: [...part.columns],
    rows: rows.map((row) => part.columns.map((column) => row[column] ?? null)),
  });
}

/** In the reader's language; with a byte order mark, for old programs that open texts. */
function readMe(viewer: SignedIn, now: Date): string {
  const say = speak(viewer.language);
  const named = areas.map((area) => `${area}/ — ${say(`account.data.area.${area}`)}`);
  const text = [
    say('account.data.readMe', { day: say.day(now, viewer.timeZone) }),
    named.join('\r\n'),
    say('account.data.without'),
  ].join('\r\n\r\n');
  return `\ufeff${text}\r\n`;
}

async function* asJson(db: Db, accounts: string[], now: Date): AsyncGenerator<string> {
  yield `{\n"made": ${JSON.stringify(now.toISOString())}`;
  for (const area of areas) {
    yield `,\n${JSON.stringify(area)}: {`;
    let first = true;
    for (const part of parts.filter((it) => it.area === area)) {
      yield `${first ? '' : ','}\n  ${JSON.stringify(part.name)}: [`;
      first = false;
      yield* rowsAsJson(part, await readAll(db, accounts, part));
      yield ']';
    }
    yield '\n}';
  }
  yield '\n}\n';
}

const together = 100;

/** Some rows at a time; whoever waits comes first in between. */
async function* rowsAsJson(part: Part, rows: Record<string, Held>[]): AsyncGenerator<string> {
  for (let start = 0; start < rows.length; start += together) {
    const some = rows
      .slice(start, start + together)
      .map((row) => JSON.stringify(opened(part, row)));
    yield `${start > 0 ? ',' : ''}\n    ${some.join(',\n    ')}`;
    await others();
  }
}

/** What is kept as JSON in a column, as what it says. */
function opened({ columns, json }: Part, row: Record<string, Held>): Record<string, unknown> {
  return Object.fromEntries(
    columns.map((column) => {
      const value = row[column] ?? null;
      const parsed = json.includes(column) && typeof value === 'string';
      return [column, parsed ? (JSON.parse(value) as unknown) : value];
    }),
  );
}
