import { afterAll, describe, expect, test } from 'vitest';
import { stopCompiling } from './compile.server.ts';
import { htmlOf, lesson, refusal } from './compiling-fixture.ts';
import { readAudio, readPicture } from './media.ts';

afterAll(stopCompiling);

const svg = (inside: string, attributes = 'viewBox="0 0 330 390"') =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`);
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const mp3 = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(5000)]);

describe('drawings', () => {
  test('a plain one is a picture with a size', () => {
    const inside =
      '<title>A &amp; B</title><defs><linearGradient id="g"/></defs><rect fill="url(#g)" width="9" height="9"/><use href="#g"/><!-- said aloud -->';
    expect(readPicture(svg(inside))).toEqual({ type: 'image/svg+xml', width: 330, height: 390 });
    expect(
      readPicture(Buffer.concat([Buffer.from('<?xml version="1.0"?>\n'), svg('<g/>')])),
    ).toHaveProperty('width');
  });

  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script with a prefix', '<svg:script>alert(1)</svg:script>'],
    ['foreign content', '<foreignObject><body/></foreignObject>'],
    ['a handler', '<rect onload="alert(1)"/>'],
    ['a handler behind a slash', '<rect/onclick=alert(1) />'],
    ['a javascript: link', '<a href="javascript:alert(1)"><rect/></a>'],
    ['a link outside', '<image href="https://evil.example/x.png"/>'],
    ['an xlink outside', '<use xlink:href="other.svg#a"/>'],
    ['a link without quotes', '<use href=//evil.example />'],
    ['a data: link', '<image href="data:image/svg+xml;base64,AA"/>'],
    ['a url outside', '<rect style="fill:url(https://evil.example/#a)"/>'],
    ['a url in quotes', '<rect fill="url(\'//evil.example\')"/>'],
    ['an imported style', '<style>@import "x";</style>'],
    ['an escape in a style', '<style>rect{fill:u\\72l(//evil)}</style>'],
    ['character references', '<a href="&#106;avascript:alert(1)"/>'],
    ['CDATA', '<style><![CDATA[x]]></style>'],
    ['an animation of a link', '<set attributeName="href" to="x"/>'],
    ['an animation', '<animate attributeName="href" values="x"/>'],
    ['a frame', '<iframe src="#"/>'],
  ])('%s is refused', (_, inside) => {
    expect(readPicture(svg(inside))).toHaveProperty('problem');
  });

  test('a DOCTYPE, entities, no viewBox, too many bytes, two roots: refused', () => {
    const doctype = Buffer.concat([Buffer.from('<!DOCTYPE svg [<!ENTITY a "b">]>'), svg('<g/>')]);
    for (const bytes of [
      doctype,
      svg('<g/>', 'width="10"'),
      svg(`<path d="${'M0 0 '.repeat(4000)}"/>`),
      Buffer.from('<html><svg viewBox="0 0 1 1"></svg>'),
      svg('<g/>', 'viewBox="0 0 1 1" onload="alert(1)"'),
      Buffer.from(`\uFEFF<?xml-stylesheet href="x"?>${svg('<g/>').toString()}`),
      Buffer.from(svg('<g/>').toString(), 'utf16le'),
    ]) {
      expect(readPicture(bytes)).toHaveProperty('problem');
    }
  });
});

test('pictures and recordings are known by their bytes', () => {
  expect(readPicture(png)).toEqual({ type: 'image/png', width: 1, height: 1 });
  expect(readPicture(Buffer.concat([png, Buffer.alloc(31_000)]))).toHaveProperty('problem');
  expect(readPicture(Buffer.from('GIF89a=1;alert(1)'))).toHaveProperty('problem');
  expect(readPicture(Buffer.from('<html><script>alert(1)</script></html>'))).toHaveProperty(
    'problem',
  );
  const jpeg = Buffer.from(
    'ffd8ffe000104a46494600010100000100010000ffc0001108000a0014030122000211010311010000',
    'hex',
  );
  expect(readPicture(jpeg)).toEqual({ type: 'image/jpeg', width: 20, height: 10 });
  const webp = Buffer.concat([
    Buffer.from('RIFF    WEBPVP8X'),
    Buffer.from([10, 0, 0, 0, 0, 0, 0, 0, 19, 0, 0, 9, 0, 0]),
  ]);
  expect(readPicture(webp)).toEqual({ type: 'image/webp', width: 20, height: 10 });
  expect(readAudio(mp3)).toEqual({ type: 'audio/mpeg' });
  expect(readAudio(Buffer.from('<script>'))).toHaveProperty('problem');
  expect(readAudio(Buffer.concat([mp3, Buffer.alloc(3 * 1024 * 1024)]))).toHaveProperty('problem');
});

describe('in a lesson', () => {
  test('a figure stands in the page, with its size', async () => {
    const body = '<Figure src="steps.svg" alt="Six steps." caption="The path." />';
    const result = htmlOf(await lesson(body, { files: { 'steps.svg': svg('<g/>') } }));
    expect(result).toMatch(
      /^<figure><img src="data:image\/svg\+xml;base64,[A-Za-z0-9+/=]+" alt="Six steps\." width="330" height="390"\/><figcaption>The path\.<\/figcaption><\/figure>$/,
    );
  });

  test('a recording is handed out beside it', async () => {
    const body =
      '<Audio src="greeting.mp3" title="A greeting" minutes="3">\n“Good morning.”\n</Audio>';
    const { parts, assets } = await lesson(body, { files: { 'greeting.mp3': mp3 } });
    const result = htmlOf({ parts, aid: null } as never);
    const [asset] = assets;
    expect(asset).toMatchObject({
      type: 'audio/mpeg',
      name: 'greeting.mp3',
      base64: mp3.toString('base64'),
    });
    expect(result).toContain(
      `<audio controls="" preload="none" src="/files/${asset?.hash}" aria-label="A greeting"></audio>`,
    );
    expect(result).toContain('Download (5 KB)');
    expect(result).toContain('<p>“Good morning.”</p></details>');
  });

  test('a missing or hostile file is told with its place', async () => {
    expect(await refusal(lesson('<Figure src="no.svg" alt="x" />'))).toEqual([
      '7:1 There is no file no.svg beside this text.',
    ]);
    const files = { 'a.svg': svg('<script/>') };
    expect((await refusal(lesson('<Figure src="a.svg" alt="x" />', { files })))[0]).toMatch(
      /^7:1 The drawing holds/,
    );
  });
});
