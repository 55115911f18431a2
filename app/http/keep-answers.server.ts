import type { AppLoadContext } from '@remix-run/node';
import { TooManyWaiting } from '#db/joined-commit.server.ts';
import { findAttempt, saveAnswers } from '#app/domain/quizzes/quizzes.server.ts';
import { readAnswerForm, type Saved } from '#app/domain/quizzes/quizzes.ts';
import { signedIn } from './context.ts';
import { database } from '#db/connection.server.ts';

type Fields = Iterable<[string, unknown]>;
type Asking = Pick<AppLoadContext, 'viewer' | 'now'>;
type Kept = Saved | { refused: 'submitted' | 'malformed' };

/**
 * Keeps what a form of answers holds: the page's own, or only what the phone says has changed. An
 * attempt of somebody else is not there, whatever is sent to it: null.
 */
export async function keepAnswers(
  fields: Fields,
  context: Asking,
  attempt: string,
  { whole }: { whole: boolean },
): Promise<Kept | null> {
  const viewer = signedIn(context);
  const form = readAnswerForm(fields, { whole });
  if (form === 'malformed') {
    return (await findAttempt(database(), viewer, attempt)) && { refused: 'malformed' };
  }
  const saved = await saveAnswers(database(), viewer, { ...form, attempt }, context.now);
  if (!saved) return null;
  if (!('refused' in saved)) return saved;
  return { refused: saved.refused === 'submitted' ? 'submitted' : 'malformed' };
}

/** The fields of a form of answers; none where it cannot be read. */
export const answerFields = (request: Request): Promise<Fields> =>
  request.formData().catch(() => []);

export interface Reply {
  status: number;
  body: object;
  /** Seconds. */
  retryAfter?: number;
}

/** What the phone's script hears of the answers it sent (app/phone/keep-answers.ts). */
export async function replyToPhone(
  fields: Fields,
  context: Asking & Pick<AppLoadContext, 'say'>,
  attempt: string,
): Promise<Reply> {
  try {
    const kept = await keepAnswers(fields, context, attempt, { whole: false });
    if (!kept) return { status: 404, body: { refused: 'not-found' } };
    if ('refused' in kept) {
      return kept.refused === 'submitted'
        ? { status: 409, body: { ...kept, to: `/attempts/${attempt}/result` } }
        : { status: 422, body: kept };
    }
    const at = kept.savedAt ?? context.now.toISOString();
    return { status: 200, body: { time: context.say.hour(at, context.viewer.timeZone) } };
  } catch (error) {
    if (!(error instanceof TooManyWaiting)) throw error;
    return { status: 503, body: { refused: 'busy' }, retryAfter: 1 };
  }
}
