/**
 * The demo's stewards share one second factor, whose secret stands here for everybody to read: db/seeds
 * gives it to them, and a production start refuses to seed.
 */
import type { Db } from '#db/connection.server.ts';
import { config } from '#app/platform/config/config.server.ts';
import { codeOfStep, stepAt } from '#app/platform/one-time-codes/one-time-codes.server.ts';
import { confirmed } from './second-factor.server.ts';
import { halfSignedIn } from './second-step.server.ts';

export const demoSecret = 'JOURNEYHOMEDEMO2JOURNEYHOMEDEMO2';

/** In the demo, for who is half in with its secret: a code that will do now. */
export async function demoCode(db: Db, token: string, now: Date): Promise<string | null> {
  if (!config().demo) return null;
  const personId = await halfSignedIn(db, token, now);
  const factor = personId === null ? undefined : await confirmed(db, personId);
  if (factor?.secret !== demoSecret) return null;
  // One that was used already is refused here like everywhere: the next one is good a little early.
  return codeOfStep(demoSecret, Math.max(stepAt(now), factor.last_step + 1));
}
