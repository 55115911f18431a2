/**
 * Learners who sit final checks while the server dies under them. Each writes down what it sent and
 * what was acknowledged, and sends again until it is, as a phone does.
 */
import { randomUUID } from 'node:crypto';

export interface SavedAnswer {
  attempt: string;
  question: string;
  choice: string;
  pageId: string;
  sequence: number;
  acknowledged: boolean;
}

export interface Journal {
  starts: { person: string; clientId: string; attempt: string | null }[];
  saves: SavedAnswer[];
  submissions: { attempt: string; acknowledged: boolean }[];
  /** Certificates asked for; the number that came back. */
  issues: { person: string; attempt: string; number: string | null }[];
  /** What a server said that was no answer: 500, 503, … */
  refusals: number[];
}

export const emptyJournal = (): Journal => ({
  starts: [],
  saves: [],
  submissions: [],
  issues: [],
  refusals: [],
});

/** How much was acknowledged. */
export const acknowledged = ({ saves, submissions, issues }: Journal): number =>
  [...saves, ...submissions].filter((it) => it.acknowledged).length +
  issues.filter((it) => it.number !== null).length;

export interface Learner {
  id: string;
  cookie: string;
}

/** Has passed, and no certificate yet. */
export interface Graduate extends Learner {
  attempt: string;
}

/** Sits one whole check, whatever happens to the server meanwhile. */
export async function sit(origin: string, learner: Learner, journal: Journal): Promise<void> {
  const headers = { origin, cookie: learner.cookie };
  const send = (path: string, fields?: Record<string, string>) =>
    persist(
      () =>
        fetch(origin + path, {
          redirect: 'manual',
          headers,
          ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
        }),
      journal.refusals,
    );

  const start = { person: learner.id, clientId: randomUUID(), attempt: null as string | null };
  journal.starts.push(start);
  const started = await send('/courses/the-journey-home/attempts', { clientId: start.clientId });
  const address = started.headers.get('location') ?? '';
  if (!/^\/attempts\/[\w-]+$/.test(address))
    throw new Error(`not started: ${started.status} ${address}`);
  const attempt = (start.attempt = address.slice('/attempts/'.length));

  const choices = radiosOf(await (await send(address)).text());
  const pageId = randomUUID();
  for (let sequence = 1; sequence <= 8; sequence++) {
    const [question, values] = choices[sequence % choices.length]!;
    const choice = values[Math.floor(Math.random() * values.length)]!;
    const save: SavedAnswer = { attempt, question, choice, pageId, sequence, acknowledged: false };
    journal.saves.push(save);
    const reply = await send(`${address}/answers`, {
      pageId,
      sequence: String(sequence),
      [`q.${question}`]: choice,
    });
    if (reply.status !== 200) throw new Error(`not kept: ${reply.status}`);
    save.acknowledged = true;
  }

  const submission = { attempt, acknowledged: false };
  journal.submissions.push(submission);
  const sent = await send(`${address}/submission`, {
    pageId: randomUUID(),
    touched: '',
    confirm: 'yes',
  });
  if (sent.headers.get('location') !== `${address}/result`)
    throw new Error(`not sent: ${sent.status}`);
  submission.acknowledged = true;
}

/** Whoever passed asks for the certificate, twice at once, as an impatient thumb does. */
export async function issue(
  origin: string,
  { id, cookie, attempt }: Graduate,
  journal: Journal,
): Promise<void> {
  const asked = { person: id, attempt, number: null as string | null };
  journal.issues.push(asked);
  const press = () =>
    persist(
      () =>
        fetch(`${origin}/attempts/${attempt}/certificate`, {
          method: 'POST',
          redirect: 'manual',
          headers: { origin, cookie },
          body: new URLSearchParams({ holder: 'Grace Atieno' }),
        }),
      journal.refusals,
    );
  const numbers = (await Promise.all([press(), press()])).map(
    (reply) => /^\/certificates\/([\w-]+)$/.exec(reply.headers.get('location') ?? '')?.[1],
  );
  if (!numbers[0] || numbers[0] !== numbers[1]) throw new Error(`not issued: ${numbers.join()}`);
  asked.number = numbers[0];
}

/** Sends until there is an answer that a living server gave; `refusals` keeps what was none. */
export async function persist(
  send: () => Promise<Response>,
  refusals: number[] = [],
): Promise<Response> {
  // On a busy machine it takes many seconds to come back, and is killed again before it answered.
  for (const until = Date.now() + 300_000; Date.now() < until;) {
    try {
      const response = await send();
      if (response.status < 500) return response;
      refusals.push(response.status);
    } catch {
      // No connection, or it broke: the reply is unknown, and only sending again can tell.
    }
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error('The server did not come back.');
}

/** The questions of a page that are answered by one choice, each with its choices. */
export function radiosOf(html: string): [string, string[]][] {
  const questions = new Map<string, string[]>();
  for (const [tag] of html.matchAll(/<input[^>]*type="radio"[^>]*>/g)) {
    const name = /name="q\.([^"]+)"/.exec(tag)?.[1];
    const value = /value="([^"]+)"/.exec(tag)?.[1];
    if (name && value) questions.set(name, [...(questions.get(name) ?? []), value]);
  }
  return [...questions];
}
