import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentLanguages } from '#app/words/languages.ts';
import type { TextFolder, Texts } from './course-source.ts';

/** Files by their path in the folder, sorted; names with a leading dot and links are left out. */
export type ContentFiles = Map<string, Uint8Array>;

export async function readContentFiles(folder: string): Promise<ContentFiles> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((it) => it.isFile())
    .map((it) =>
      join(it.parentPath, it.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((it) => !it.split('/').some((name) => name.startsWith('.')))
    .sort();
  return new Map(
    await Promise.all(paths.map(async (it) => [it, await readFile(join(folder, it))] as const)),
  );
}

/** Lengths stand before names and bytes, so that no two sets of files give the same bytes to hash. */
export function hashOf(files: ContentFiles): string {
  const hash = createHash('sha256');
  for (const [path, bytes] of files) {
    hash.update(`${Buffer.byteLength(path)}:${path}:${bytes.length}:`).update(bytes);
  }
  return hash.digest('hex');
}

/** The texts and files that stand straight in one folder. */
export function textFolder(slug: string, files: ContentFiles): TextFolder {
  const texts: Texts = {};
  const beside: Record<string, Uint8Array> = {};
  for (const [path, bytes] of files) {
    const [folder, name, ...deeper] = path.split('/');
    if (folder !== slug || !name || deeper.length > 0) continue;
    const language = contentLanguages.find((it) => name === `${it}.mdx`);
    if (language) texts[language] = Buffer.from(bytes).toString('utf8');
    else beside[name] = bytes;
  }
  return { slug, texts, files: beside };
}
