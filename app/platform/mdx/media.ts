import { readSvg, type Picture, type Refused } from './svg.ts';

const mostPictureBytes = 30 * 1024;
const mostSvgBytes = 15 * 1024;
const mostAudioBytes = 3 * 1024 * 1024;

/** Files beside a text are known by their first bytes; their names prove nothing. */
export function readPicture(bytes: Uint8Array): Picture | Refused {
  const data = Buffer.from(bytes);
  const raster = readPng(data) ?? readJpeg(data) ?? readWebp(data);
  if (raster) {
    if (data.length > mostPictureBytes) return tooLarge(data.length, mostPictureBytes);
    if (raster.width > 0 && raster.width < 8000 && raster.height > 0 && raster.height < 8000)
      return raster;
    return { problem: 'The picture’s size could not be read. Save it again as PNG, JPEG or WebP.' };
  }
  if (!data.subarray(0, 512).toString('latin1').includes('<')) {
    return { problem: 'This is not a picture we know. Use SVG, PNG, JPEG or WebP.' };
  }
  if (data.length > mostSvgBytes) return tooLarge(data.length, mostSvgBytes);
  return readSvg(data.toString('utf8'));
}

export function readAudio(bytes: Uint8Array): { type: string } | Refused {
  const data = Buffer.from(bytes);
  const type = audioType(data);
  if (!type) return { problem: 'This is not a recording we know. Use MP3, M4A or Ogg.' };
  return data.length > mostAudioBytes ? tooLarge(data.length, mostAudioBytes) : { type };
}

const tooLarge = (bytes: number, most: number): Refused => ({
  problem: `The file is ${Math.ceil(bytes / 1024)} KB; at most ${most / 1024} KB fit. Make it smaller.`,
});

const starts = (data: Buffer, text: string, at = 0) =>
  data.subarray(at, at + text.length).toString('latin1') === text;

function audioType(data: Buffer): string | null {
  if (starts(data, 'ID3')) return 'audio/mpeg';
  // A frame header: eleven set bits, and no reserved version, layer or bit rate.
  const [first = 0, second = 0, third = 0] = data;
  const frame = first === 0xff && (second & 0xe0) === 0xe0;
  if (frame && (second & 0x18) !== 0x08 && (second & 0x06) === 0x02 && third >> 4 < 15)
    return 'audio/mpeg';
  if (starts(data, 'OggS')) return 'audio/ogg';
  if (starts(data, 'ftypM4A', 4) || starts(data, 'ftypmp42', 4) || starts(data, 'ftypisom', 4))
    return 'audio/mp4';
  return null;
}

function readPng(data: Buffer): Picture | null {
  if (!starts(data, '\x89PNG\r\n\x1a\n') || data.length < 24) return null;
  return { type: 'image/png', width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
}

function readJpeg(data: Buffer): Picture | null {
  if (!starts(data, '\xff\xd8\xff')) return null;
  // Walk the segments to the frame header (SOF), which alone knows the size.
  for (let at = 2; at + 9 < data.length && data[at] === 0xff; at += 2 + data.readUInt16BE(at + 2)) {
    const marker = data[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame)
      return {
        type: 'image/jpeg',
        width: data.readUInt16BE(at + 7),
        height: data.readUInt16BE(at + 5),
      };
  }
  return { type: 'image/jpeg', width: 0, height: 0 };
}

function readWebp(data: Buffer): Picture | null {
  if (!starts(data, 'RIFF') || !starts(data, 'WEBP', 8) || data.length < 30) return null;
  const type = 'image/webp';
  if (starts(data, 'VP8 ', 12)) {
    return { type, width: data.readUInt16LE(26) & 0x3fff, height: data.readUInt16LE(28) & 0x3fff };
  }
  if (starts(data, 'VP8L', 12)) {
    const bits = data.readUInt32LE(21);
    return { type, width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  return { type, width: data.readUIntLE(24, 3) + 1, height: data.readUIntLE(27, 3) + 1 };
}
