/** After the courses are imported: glossary, job aids to print, and what can be searched. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '#db/connection.server.ts';
import { storeAids } from './aids.server.ts';
import { readGlossary } from './glossary-file.ts';
import { storeGlossary } from './glossary.server.ts';
import { indexEntries } from './index-entries.server.ts';

export interface LibraryReport {
  lines: string[];
  failed: boolean;
}

export async function importLibrary(db: Db, directory: string): Promise<LibraryReport> {
  const { lines, failed, terms } = await checkGlossary(directory);
  if (terms) lines.push(`glossary: ${await storeGlossary(db, terms)}`);
  lines.push(`job aids: ${await storeAids(db)} drawn`);
  lines.push(`search: ${await indexEntries(db)} indexed`);
  return { lines, failed };
}

/** The glossary's file, judged without a database. */
export async function checkGlossary(directory: string) {
  const file = join(directory, 'glossary.yml');
  const yaml = await readFile(file, 'utf8').catch(() => null);
  if (yaml === null) return { lines: [] as string[], failed: false, terms: null };
  const read = readGlossary(yaml);
  if ('terms' in read) return { lines: [] as string[], failed: false, terms: read.terms };
  return {
    lines: read.problems.map(
      ({ line, column, message }) => `${file}:${line}:${column}: ${message}`,
    ),
    failed: true,
    terms: null,
  };
}
