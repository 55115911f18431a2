/** What lies in `content/`, and how problems in it are told. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  readCourseSource,
  UnreadableContent,
  type FileProblem,
} from '#app/platform/content/content.server.ts';

export interface ContentReport {
  /** One for each course and page, and one for each problem, to be read by people. */
  lines: string[];
  failed: boolean;
}

export async function sourceOf(folder: string) {
  try {
    return await readCourseSource(folder);
  } catch (error) {
    if (error instanceof UnreadableContent) return { problems: error.problems };
    throw error;
  }
}

export async function coursesIn(directory: string): Promise<string[]> {
  const entries = await readdir(join(directory, 'courses'), { withFileTypes: true });
  return entries
    .filter((it) => it.isDirectory())
    .map((it) => it.name)
    .sort();
}

export const lineOf = (folder: string, { file, line, column, message }: FileProblem) =>
  `${join(folder, file)}:${line}:${column}: ${message}`;
