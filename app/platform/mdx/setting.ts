import type { ReactNode } from 'react';
import type { Asset, Helpline, Surroundings } from './compiled.ts';
import type { LessonWord } from './lesson-words.ts';

/** What components know of the text they stand in, and where they leave what it collects. */
export interface Setting extends Surroundings {
  /** Before every id, so that a job aid can stand on the lesson's page. */
  prefix: string;
  say(word: LessonWord, values?: Record<string, string | number>): string;
  /** 1, 2, 3 … for each name. */
  next(name: string): number;
  /** Explained words and used sources, in the order of the text. */
  terms: { word: string; means: string; children: ReactNode }[];
  sources: string[];
  assets: Asset[];
  helplines: Helpline[];
}

export function newSetting(surroundings: Surroundings, prefix = ''): Setting {
  const counts = new Map<string, number>();
  return {
    ...surroundings,
    prefix,
    say: (word, values = {}) =>
      surroundings.words[word].replace(/\{(\w+)\}/gu, (_, name: string) =>
        String(values[name] ?? ''),
      ),
    next(name) {
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      return count;
    },
    terms: [],
    sources: [],
    assets: [],
    helplines: [],
  };
}
