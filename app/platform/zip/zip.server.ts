/** ZIP archives, streamed: one entry is made when the one before it has been taken. */
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

export interface ZipEntry {
  /** Relative, with `/` between folders. */
  name: string;
  /** Called when it is this entry's turn. */
  open: () => Readable | Promise<Readable>;
}

/** `compress` is not worth its time for what is compressed already. */
export function zipOf(
  entries: ZipEntry[],
  { compress, at }: { compress: boolean; at: Date },
): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  // What fails halfway breaks the download off: a ZIP that looks whole and is not would be worse.
  zip.on('error', (error: Error) => output.destroy(error));
  for (const { name, open } of entries) {
    zip.addReadStreamLazy(name, { compress, mtime: at }, (take) => {
      Promise.resolve()
        .then(open)
        .then(
          (stream) => take(null, stream),
          (error: unknown) => output.destroy(error as Error),
        );
    });
  }
  zip.end();
  return output;
}

const mostLetters = 60;

/**
 * A file's name that every system takes, made of words: letters of all scripts stay, what would
 * mean something to a path or a shell becomes a dash.
 */
export function fileNameOf(...words: string[]): string {
  return words
    .map((word) =>
      [...word.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')]
        .slice(0, mostLetters)
        .join('')
        .replace(/^[-\p{M}]+|-+$/gu, ''),
    )
    .filter(Boolean)
    .join('-');
}
