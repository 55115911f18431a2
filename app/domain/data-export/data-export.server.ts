/**
 * **Data export**: everything that the platform holds on a person, for that person, as one ZIP: a
 * sheet for each part that holds anything, and all of it once more for a machine to read.
 */
import { Readable } from 'node:stream';
import { setImmediate as others } from 'node:timers/promises';
import type { Db } from '#db/connection.server.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { accountsJoinedTo, postTo } from '#app/domain/people/people.server.ts';
import { stewardOnly, type SignedIn, type Viewer } from '#app/domain/people/people.ts';
import { areas } from '#app/domain/personal-data/personal-data.ts';
import type { Held, Part } from '#app/domain/personal-data/personal-data.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { claim } from '#app/platform/limits/limits.server.ts';
import { csvStream } from '#app/platform/sheets/sheets.server.ts';
import { zipOf, type ZipEntry } from '#app/platform/zip/zip.server.ts';
import { asLanguage } from '#app/words/languages.ts';
import { speak } from '#app/words/words.ts';
import { forOwnEyes, leftOut, parts } from './parts.server.ts';

export type Exported = { zip: Readable } | { refused: 'limited'; minutes: number };
export type HandedOut = Exported | { refused: 'not-found' | 'no-reason' | 'oneself' };

export async function exportData(db: Db, viewer: SignedIn, now: Date): Promise<Exported> {
  const minutes = await claim(['data-zip', viewer.id]);
  if (minutes !== null) return { refused: 'limited', minutes };
  const deed = { actorId: viewer.id, verb: 'data.exported', subjectId: viewer.id } as const;
  await db.transaction().execute((trx) => recordAudit(trx, deed, now));
  return { zip: await copyOf(db, viewer, { throughOthers: false }, now) };
}

/**
 * For who cannot get in: a steward makes the copy and hands it over. What is for its author's eyes
 * alone is left out; the person is told, where there is an address that is theirs.
 */
export async function exportFor(
  db: Db,
  viewer: Viewer,
  { person, reason }: { person: string; reason: string },
  now: Date,
): Promise<HandedOut> {
  const steward = stewardOnly(viewer);
  if (reason.trim() === '') return { refused: 'no-reason' };
  if (person === steward.id) return { refused: 'oneself' };
  const owner = await ownerOf(db, person);
  if (!owner) return { refused: 'not-found' };
  const minutes = await claim(['data-zip', steward.id]);
  if (minutes !== null) return { refused: 'limited', minutes };
  await db.transaction().execute(async (trx) => {
    const of = { subjectId: person, details: { reason: reason.trim() } };
    await recordAudit(trx, { actorId: steward.id, verb: 'data.handed-over', ...of }, now);
    if (!owner.confirmed) return;
    const told = { template: 'copy-made', eventKey: newId(), values: () => ({}) } as const;
    await postTo(trx, person, told, now);
  });
  return { zip: await copyOf(db, owner, { throughOthers: true }, now) };
}

type Owner = Pick<SignedIn, 'id' | 'language' | 'timeZone'>;

/** Suspended or never signed in: whoever has an account has a right to the copy. */
async function ownerOf(db: Db, id: string): Promise<(Owner & { confirmed: boolean }) | null> {
  const row = await db
    .selectFrom('people')
    .select(['language', 'time_zone', 'email_confirmed_at'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const confirmed = row.email_confirmed_at !== null;
  return { id, language: asLanguage(row.language), timeZone: row.time_zone, confirmed };
}

interface Copy {
  db: Db;
  /** With what is left of accounts that were joined to the person's: they are the same person's. */
  accounts: string[];
  throughOthers: boolean;
}

/** One part is in memory at a time, and is read when its turn in the download comes. */
async function copyOf(
  db: Db,
  owner: Owner,
  { throughOthers }: { throughOthers: boolean },
  now: Date,
): Promise<Readable> {
  const accounts = [owner.id, ...(await accountsJoinedTo(db, owner.id))];
  const copy = { db, accounts, throughOthers };
  const filled: Part[] = [];
  for (const part of parts) if ((await readAll(copy, part)).length > 0) filled.push(part);
  const entries: ZipEntry[] = [
    { name: 'read-me.txt', open: () => textStream([readMe(owner, copy, now)]) },
    { name: 'everything.json', open: () => textStream(asJson(copy, now)) },
    ...filled.map((part) => ({
      name: `${part.area}/${part.name}.csv`,
      open: () => sheetOf(copy, part),
    })),
  ];
  return zipOf(entries, { compress: true, at: now });
}

const textStream = (text: Iterable<string> | AsyncIterable<string>): Readable =>
  Readable.from(text, { objectMode: false });

async function readAll(
  { db, accounts, throughOthers }: Copy,
  part: Part,
): Promise<Record<string, Held>[]> {
  const rows: Record<string, Held>[] = [];
  for (const person of accounts) rows.push(...(await part.read(db, person)));
  const isTheirsAlone = throughOthers ? forOwnEyes[part.name] : undefined;
  return isTheirsAlone ? rows.filter((row) => !isTheirsAlone(row)) : rows;
}

async function sheetOf(copy: Copy, part: Part): Promise<Readable> {
  const rows = await readAll(copy, part);
  return csvStream({
    name: part.name,
    head: [...part.columns],
    rows: rows.map((row) => part.columns.map((column) => row[column] ?? null)),
  });
}

/** In the person's language; with a byte order mark, for old programs that open texts. */
function readMe(owner: Owner, { throughOthers }: Copy, now: Date): string {
  const say = speak(owner.language);
  const named = areas.map((area) => `${area}/ — ${say(`account.data.area.${area}`)}`);
  const text = [
    say('account.data.readMe', { day: say.day(now, owner.timeZone) }),
    named.join('\r\n'),
    say('account.data.without'),
    ...(throughOthers ? [say('account.data.ownEyes')] : []),
  ].join('\r\n\r\n');
  return `\ufeff${text}\r\n`;
}

async function* asJson(copy: Copy, now: Date): AsyncGenerator<string> {
  yield `{\n"made": ${JSON.stringify(now.toISOString())}`;
  if (copy.throughOthers) yield `,\n"left out for the person alone": ${JSON.stringify(leftOut)}`;
  for (const area of areas) {
    yield `,\n${JSON.stringify(area)}: {`;
    let first = true;
    for (const part of parts.filter((it) => it.area === area)) {
      yield `${first ? '' : ','}\n  ${JSON.stringify(part.name)}: [`;
      first = false;
      yield* rowsAsJson(part, await readAll(copy, part));
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
