import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { fileNameOf, zipOf, type ZipEntry } from './zip.server.ts';

const at = new Date('2026-11-22T08:00:00.000Z');

it('makes one entry after the other, and all are in it', async () => {
  let open = 0;
  const most: number[] = [];
  const entries: ZipEntry[] = ['one.pdf', 'มาลี.pdf', 'three.pdf'].map((name) => ({
    name,
    open: async () => {
      most.push(++open);
      await new Promise((done) => setTimeout(done, 5));
      open -= 1;
      return Readable.from([Buffer.from(name)]);
    },
  }));
  const files = unzipSync(await buffer(zipOf(entries, { compress: false, at })));
  expect(Object.keys(files)).toEqual(['one.pdf', 'มาลี.pdf', 'three.pdf']);
  expect(new TextDecoder().decode(files['มาลี.pdf'])).toBe('มาลี.pdf');
  expect(most).toEqual([1, 1, 1]);
});

it('breaks off where an entry cannot be made', async () => {
  const entries: ZipEntry[] = [
    { name: 'one.pdf', open: () => Promise.reject(new Error('no such font')) },
  ];
  await expect(buffer(zipOf(entries, { compress: false, at }))).rejects.toThrow('no such font');
});

it('names files so that every system takes them', () => {
  expect(fileNameOf('../../etc/passwd', 'a:b*c?.pdf')).toBe('etc-passwd-a-b-c-pdf');
  expect(fileNameOf('Malee มาลี ศรีสุข', 'CON')).toBe('Malee-มาลี-ศรีสุข-CON');
  expect(fileNameOf('\u202egrace', '', '···')).toBe('grace');
  expect([...fileNameOf('ก'.repeat(500))]).toHaveLength(60);
});
