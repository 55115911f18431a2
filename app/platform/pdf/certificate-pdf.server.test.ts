import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import {
  certificatePdf,
  stopDrawing,
  type CertificateSheet,
} from '#app/platform/pdf/certificate-pdf.server.ts';
import { qrCode, qrPlace } from '#app/platform/pdf/qr-code.server.ts';

const grace: CertificateSheet = {
  heading: 'JOURNEYHOME · Certificate',
  holder: 'Grace Atieno Ochieng’',
  completed: 'has completed the course, and passed the final check with both key questions right:',
  course: 'Safe Every Day',
  about:
    'Safeguarding children, and protection from sexual exploitation and abuse. Course version 3, in English.',
  organization: 'Tumaini Family Centre',
  terms: [
    { label: 'Issued', value: '22 November 2026' },
    { label: 'Valid to', value: '22 November 2027' },
    { label: 'Code', value: '7K4M-9PXA-2TQH' },
    { label: 'Check it', value: 'journeyhome.example/c' },
  ],
  disclaimer: 'Knowledge completed; not a licence to practise.',
  verifyUrl: 'https://journeyhome.example/c/7K4M-9PXA-2TQH',
  language: 'en',
  title: 'Certificate: Safe Every Day',
  issuedAt: new Date('2026-11-22T08:00:00Z'),
};

afterAll(stopDrawing);

describe('what is written can be read back', () => {
  test.each([
    'Grace Atieno Ochieng’',
    "Aoife O'Brien",
    'Jean-Édouard Ñandú Șțefan Çağlar Ọlá Ẹ̀kọ́',
    'นางสาวมาลี น้ำใจดี',
    'กำแพง ผู้ป่วย ปิ่น',
    'Robert (Bob) \\ Moraa \\) (',
    // With a mark on a letter the whole piece is spelt out, its brackets too.
    'Max\u0323 (Bob) \\ Moraa \\) (',
    'Амина Ελένη Nguyễn Thị Hường',
    'सरस्वती',
    'Mary 😀 Wanjiru',
    'Wang 王秀英',
  ])('%s', async (holder) => {
    expect(read(await certificatePdf({ ...grace, holder }))).toContain(holder);
  });

  test('every word of the sheet', async () => {
    const text = read(await certificatePdf(grace));
    for (const words of [
      grace.completed,
      grace.course,
      grace.about,
      grace.organization,
      grace.disclaimer,
    ]) {
      expect(text).toContain(words);
    }
    for (const { label, value } of grace.terms) {
      expect(text).toContain(label);
      expect(text).toContain(value);
    }
    expect(text).toContain('JOURNEYHOME · CERTIFICATE');
  });

  test('a name of 300 characters, in words or in one piece', async () => {
    for (const holder of [
      'Wanjirũ Nakibuuka '.repeat(17).slice(0, 299) + 'Z',
      'W'.repeat(300),
      'น้ำใจดี'.repeat(42),
    ]) {
      const pdf = await certificatePdf({
        ...grace,
        holder,
        course: 'From Orphanage to Family Centre '.repeat(6),
      });
      expect(unspaced(read(pdf))).toContain(unspaced(holder));
      expect(pages(pdf)).toBe(1);
    }
  });

  test('signs that turn the reading direction are left out', async () => {
    expect(
      read(
        await certificatePdf({ ...grace, holder: 'Mary \u202egnp.exe\u202c \u2067Atieno\u2069' }),
      ),
    ).toContain('Mary gnp.exe Atieno');
  });

  test('NUL, lone surrogates, line ends and nothing at all do no harm', async () => {
    expect(
      read(await certificatePdf({ ...grace, holder: 'Mary\0\r\nMoraa\ud800', title: 'a\udc00\0' })),
    ).toContain('Mary Moraa');
    const bare = {
      ...grace,
      heading: '',
      holder: '',
      completed: '',
      course: '',
      about: '',
      disclaimer: '',
      title: '',
    };
    expect(pages(await certificatePdf({ ...bare, organization: null, terms: [] }))).toBe(1);
  });
});

test('brackets and backslashes end no title', async () => {
  for (const title of ['A (b) \\ c', 'A) /JS (x', '\\', 'A\\)', '(((']) {
    const about = poppler('pdfinfo', ['-'], await certificatePdf({ ...grace, title }));
    expect(/^Title: +(.*)$/m.exec(about.toString())?.[1]).toBe(title);
  }
});

test('one sheet, small, with title and language', async () => {
  for (const holder of [grace.holder, 'นางสาวมาลี น้ำใจดี', 'Амина Ελένη Nguyễn सरस्वती Ẹ̀kọ́ น้ำใจดี']) {
    const pdf = await certificatePdf({ ...grace, holder });
    expect(pages(pdf)).toBe(1);
    expect(pdf.length).toBeLessThan(60_000);
  }
  const about = poppler('pdfinfo', ['-'], await certificatePdf(grace)).toString();
  expect(about).toMatch(/Title:\s+Certificate: Safe Every Day\n/);
  expect(about).toMatch(/Tagged:\s+yes/);
  expect(about).toMatch(/Page size:\s+841\.89 x 595\.28 pts \(A4\)/);
  expect((await certificatePdf(grace)).toString('latin1')).toContain('/Lang (en)');
});

test('the same sheet gives the same bytes', async () => {
  const first = await certificatePdf(grace);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect(first.equals(await certificatePdf(grace))).toBe(true);
  expect(first.equals(await certificatePdf({ ...grace, holder: 'Mary Moraa' }))).toBe(false);
});

test('only the thread draws: whoever waits for a page never waits for a certificate', () => {
  const drawing = /(?:from |import\()'pdfkit'|draw-certificate|fontkit/;
  const drawers = sourcesBelow('app').filter((path) => drawing.test(readFileSync(path, 'utf8')));
  expect(drawers.sort()).toEqual([
    // Job aids are drawn when content is imported, by a process that serves nobody.
    'app/platform/pdf/aid-pdf.server.ts',
    'app/platform/pdf/draw-certificate.server.ts',
    'app/platform/pdf/drawing-worker.ts',
  ]);
});

test('a sheet that cannot be drawn is an error of its own; the next one is drawn', async () => {
  const broken = { ...grace, holder: null } as unknown as CertificateSheet;
  const [first, second] = await Promise.allSettled([certificatePdf(broken), certificatePdf(grace)]);
  expect(first).toMatchObject({ status: 'rejected' });
  expect(second).toMatchObject({ status: 'fulfilled' });
});

test('the QR code on paper is the one for the address, with white around it', async () => {
  const { size, isDark } = qrCode(grace.verifyUrl);
  const paper = rasterize(await certificatePdf(grace));
  const module = qrPlace.side / size;
  for (let row = -4; row < size + 4; row++) {
    for (let column = -4; column < size + 4; column++) {
      const inside = Math.min(row, column) >= 0 && Math.max(row, column) < size;
      const shade = paper(
        qrPlace.left + (column + 0.5) * module,
        qrPlace.top + (row + 0.5) * module,
      );
      expect(shade, `row ${row}, column ${column}`).toBe(inside && isDark(row, column) ? 0 : 255);
    }
  }
});

const read = (pdf: Buffer) =>
  poppler('pdftotext', ['-enc', 'UTF-8', '-', '-'], pdf).toString().replace(/\s+/g, ' ');
const unspaced = (text: string) => text.replace(/\s/g, '');
const pages = (pdf: Buffer) =>
  Number(/Pages:\s+(\d+)/.exec(poppler('pdfinfo', ['-'], pdf).toString())?.[1]);

/** The printed sheet: shade of grey at a place given in millimetres. */
function rasterize(pdf: Buffer) {
  const image = poppler('pdftoppm', ['-r', '254', '-gray', '-singlefile', '-'], pdf);
  const header = /^P5\s+(\d+)\s+\d+\s+255\s/.exec(image.subarray(0, 40).toString('latin1'));
  const width = Number(header?.[1]);
  const start = header?.[0].length ?? 0;
  return (x: number, y: number) => image[start + Math.floor(y * 10) * width + Math.floor(x * 10)];
}

function poppler(tool: string, options: string[], pdf: Buffer) {
  try {
    return execFileSync(tool, options, {
      input: pdf,
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Error(
      `${tool} is missing. It reads the certificates back: apt-get install poppler-utils`,
    );
  }
}

const sourcesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path).replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path));
