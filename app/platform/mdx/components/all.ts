import type { Setting } from '../setting.ts';
import { helplineList } from './helplines.tsx';
import { markdown } from './markdown.tsx';
import { media } from './media.tsx';
import { notes } from './notes.tsx';
import { panels } from './panels.tsx';
import { scenarios } from './scenario.tsx';

/** Stands in the tree for what a page or the paper draws itself; never rendered. */
const marker = (name: string) =>
  function Marker() {
    throw new Error(`<${name}> is read, not rendered.`);
  };

export const markers = {
  Reflection: marker('Reflection'),
  JobAid: marker('JobAid'),
  Question: marker('Question'),
  Choice: marker('Choice'),
  Item: marker('Item'),
  Pair: marker('Pair'),
  Feedback: marker('Feedback'),
};

export const componentsIn = (setting: Setting) => ({
  ...markdown,
  ...markers,
  ...panels(setting),
  ...scenarios(setting),
  ...notes(setting),
  ...media(setting),
  ...helplineList(setting),
});
