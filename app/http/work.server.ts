/** What the process does by itself, between requests. */
import { unhurried, type Db } from '#db/connection.server.ts';
import { eraseTraces } from '#db/erasing.server.ts';
import { forgetOld } from '#app/domain/departure/departure.server.ts';
import {
  forgetSheets,
  inviteToMeetings,
  planAhead,
  remindOfMeetings,
  tellWhoMovedUp,
} from '#app/domain/meetings/meetings.server.ts';
import { deliverMessages } from '#app/domain/messages/messages.server.ts';
import {
  openRenewals,
  openRequired,
  postReminders,
} from '#app/domain/requirements/requirements.server.ts';
import { forgetOldLists } from '#app/domain/staffing/staffing.server.ts';
import { postDigests } from '#app/domain/talk/talk.server.ts';
import { log } from '#app/platform/log/log.server.ts';
import { backUpWhenDue } from './backups.server.ts';
import { countFailure } from './metrics.server.ts';
import { endExpiredSessions } from './session.server.ts';

const minute = 60_000;

/** Runs each piece of work again when its last run ended `every` milliseconds ago. */
export function startWork(db: Db): { stop(): Promise<void> } {
  const jobs = [
    repeat('deliver messages', 2_000, () => deliverMessages(db, new Date())),
    repeat('renew and remind', 60 * minute, () => renewAndRemind(db, new Date())),
    repeat('plan meetings', 60 * minute, () => planAhead(db, new Date())),
    repeat('remind of meetings', minute, () => remindOfMeetings(db, new Date())),
    repeat('invite to meetings', 15 * minute, () => inviteToMeetings(db, new Date())),
    repeat('forget sheets', minute, () => forgetSheets(db, new Date())),
    repeat('erase traces', 15 * minute, () => unhurried(eraseTraces)),
    repeat('tell who moved up', minute, () => tellWhoMovedUp(db, new Date())),
    repeat('weekly digest', 60 * minute, () => postDigests(db, new Date())),
    repeat('forget old staff lists', 60 * minute, () => forgetOldLists(db, new Date())),
    repeat('back up', 10 * minute, () => backUpWhenDue(new Date())),
    repeat('forget what is old', 60 * minute, () => forgetOld(db, new Date())),
    repeat('end expired sessions', 60 * minute, () => endExpiredSessions()),
  ];
  return { stop: async () => void (await Promise.all(jobs.map((job) => job.stop()))) };
}

/** In this order: what opens now is told now. */
async function renewAndRemind(db: Db, now: Date): Promise<void> {
  await openRenewals(db, now);
  await openRequired(db, now);
  await postReminders(db, now);
}

function repeat(name: string, every: number, job: () => Promise<unknown>) {
  let stopped = false;
  let running: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const run = () => {
    running = job()
      .catch((error: unknown) => {
        countFailure(name);
        log().error({ job: name, error: String(error) });
      })
      .finally(() => {
        if (!stopped) timer = setTimeout(run, every);
      });
  };
  timer = setTimeout(run, 500);
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      return running;
    },
  };
}
