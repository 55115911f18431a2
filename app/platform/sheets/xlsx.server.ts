/**
 * A workbook of one sheet: texts and numbers, a bold head that stays in sight. Written here and not
 * by write-excel-file, which holds the process for a second where a thousand people are listed.
 */
import { Readable } from 'node:stream';
import { zipOf, type ZipEntry } from '#app/platform/zip/zip.server.ts';
import { harmless, inChunks, type Cell, type Sheet } from './cell.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
const relations = (inner: string): string =>
  `<Relationships xmlns="${packaged}/relationships">${inner}</Relationships>`;
const part = (name: string, type: string): string =>
  `<Override PartName="${name}" ContentType="${kind}.${type}+xml"/>`;

const contentTypes =
  `<Types xmlns="${packaged}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  part('/xl/workbook.xml', 'sheet.main') +
  part('/xl/worksheets/sheet1.xml', 'worksheet') +
  part('/xl/styles.xml', 'styles') +
  '</Types>';

const styles =
  `<styleSheet xmlns="${main}">` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>' +
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>' +
  '</styleSheet>';

const workbook = (name: string): string =>
  `<workbook xmlns="${main}" xmlns:r="${office}">` +
  `<sheets><sheet name="${escaped(sheetName(name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`;

/** Excel takes 31 letters, and none that it uses in references. */
const sheetName = (name: string): string =>
  name
    .replace(/[\\/?*[\]:']/g, ' ')
    .slice(0, 31)
    .toWellFormed() || '1';

/** Without what XML 1.0 cannot hold. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** 0 → A, 26 → AA. */
function columnName(index: number): string {
  const before = Math.floor(index / 26);
  return (before > 0 ? columnName(before - 1) : '') + String.fromCharCode(65 + (index % 26));
}

function cellXml(cell: Cell, place: string): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c ${place}><v>${cell}</v></c>`;
  const text = escaped(harmless(cell));
  return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

function rowXml(cells: Cell[], number: number, style = ''): string {
  const place = (column: number) => `r="${columnName(column)}${number}"${style}`;
  return `<row r="${number}">${cells.map((cell, at) => cellXml(cell, place(at))).join('')}</row>`;
}

async function* sheetXml({ head, rows }: Sheet): AsyncGenerator<string> {
  yield (
    `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    `</sheetView></sheetViews><cols><col min="1" max="${head.length}" width="22" customWidth="1"/>` +
    `</cols><sheetData>${rowXml(head, 1, ' s="1"')}`
  );
  for await (const chunk of inChunks(rows, (row, at) => rowXml(row, at + 2))) {
    if (chunk) yield chunk;
  }
  yield '</sheetData></worksheet>';
}

export function xlsxOf(sheet: Sheet, at: Date): Readable {
  const whole = (name: string, xml: string): ZipEntry => ({
    name,
    open: () => Readable.from([Buffer.from(declaration + xml)], { objectMode: false }),
  });
  return zipOf(
    [
      whole('[Content_Types].xml', contentTypes),
      whole('_rels/.rels', relations(relation('rId1', 'officeDocument', 'xl/workbook.xml'))),
      whole('xl/workbook.xml', workbook(sheet.name)),
      whole(
        'xl/_rels/workbook.xml.rels',
        relations(
          relation('rId1', 'worksheet', 'worksheets/sheet1.xml') +
            relation('rId2', 'styles', 'styles.xml'),
        ),
      ),
      whole('xl/styles.xml', styles),
      {
        name: 'xl/worksheets/sheet1.xml',
        open: () => Readable.from(sheetXml(sheet), { objectMode: false }),
      },
    ],
    { compress: true, at },
  );
}
