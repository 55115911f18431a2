/**
 * Who has a place and who waits, computed from what people answered, in the order they answered it.
 * A yes keeps its turn while it stays a yes; who says maybe or no gives it up, and whoever waits
 * first moves up.
 */
export const answers = ['yes', 'maybe', 'no'] as const;
export type Answer = (typeof answers)[number];

export interface Said {
  personId: string;
  turn: number;
  answer: Answer;
}

export type Place =
  | { answer: 'none' | 'maybe' | 'no' }
  | { answer: 'yes'; waits: false }
  /** The first in the line waits at 1. */
  | { answer: 'yes'; waits: true; at: number };

export interface Queue {
  /** Ids, in their order. */
  admitted: string[];
  waiting: string[];
  maybe: string[];
  no: string[];
}

/** `counts` says whose answers count: who may no longer come takes no place away from who may. */
export function queueOf(
  facts: readonly Said[],
  capacity: number | null,
  counts: (personId: string) => boolean = () => true,
): Queue {
  const latest = new Map<string, Said>();
  for (const said of [...facts].sort((a, b) => a.turn - b.turn)) {
    const before = latest.get(said.personId);
    const stays = before?.answer === 'yes' && said.answer === 'yes';
    latest.set(said.personId, stays ? before : said);
  }
  const of = (answer: Answer) =>
    [...latest.values()]
      .filter((it) => it.answer === answer && counts(it.personId))
      .sort((a, b) => a.turn - b.turn)
      .map((it) => it.personId);
  const yes = of('yes');
  const places = capacity ?? yes.length;
  return {
    admitted: yes.slice(0, places),
    waiting: yes.slice(places),
    maybe: of('maybe'),
    no: of('no'),
  };
}

export function placeOf(queue: Queue, personId: string): Place {
  if (queue.admitted.includes(personId)) return { answer: 'yes', waits: false };
  const waits = queue.waiting.indexOf(personId);
  if (waits >= 0) return { answer: 'yes', waits: true, at: waits + 1 };
  if (queue.maybe.includes(personId)) return { answer: 'maybe' };
  return { answer: queue.no.includes(personId) ? 'no' : 'none' };
}
