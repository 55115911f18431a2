import { createContext, Fragment, useContext, type ReactNode } from 'react';
import { publicViewer, type PublicViewer } from '#app/domain/people/people.ts';
import { speak, type Key, type Say, type Tags } from '#app/words/words.ts';

const ViewerContext = createContext<PublicViewer>(
  publicViewer({ signedIn: false, language: 'en', timeZone: 'UTC' }),
);

export function SayProvider({ viewer, children }: { viewer: PublicViewer; children: ReactNode }) {
  return <ViewerContext.Provider value={viewer}>{children}</ViewerContext.Provider>;
}

export const useViewer = (): PublicViewer => useContext(ViewerContext);

export const useSay = (): Say => speak(useViewer().language);

/** A sentence of the catalogue in which some words are marked up: `<link>…</link>`. */
export function Sentence({ of: key, with: tags = {} }: { of: Key; with?: Tags<ReactNode> }) {
  const say = useSay();
  const marked = { b: (words: ReactNode[]) => <b>{words}</b>, ...tags };
  return say
    .parts<ReactNode>(key, marked as Tags<ReactNode>)
    .map((part, place) => <Fragment key={place}>{part}</Fragment>);
}

/** Several things joined as the language does, each of them marked up in its own way. */
export function Listed({ items }: { items: ReactNode[] }) {
  const say = useSay();
  const places = items.map((_, place) => `\ue000${place}\ue000`);
  return say
    .list(places)
    .split('\ue000')
    .map((part, at) => <Fragment key={at}>{at % 2 === 1 ? items[Number(part)] : part}</Fragment>);
}

/** For a route's `meta`: the page's title in the viewer's language. */
export function pageTitle(
  matches: readonly { id: string; data?: unknown }[],
  title: string | ((say: Say) => string),
): { title: string }[] {
  const root = matches.find((match) => match.id === 'root')?.data as
    { viewer: PublicViewer } | undefined;
  const say = speak(root?.viewer.language ?? 'en');
  return [{ title: siteTitle(typeof title === 'string' ? title : title(say)) }];
}

export const siteTitle = (title: string): string => `${title} · JOURNEYHOME`;
