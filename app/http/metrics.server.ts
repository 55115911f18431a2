/**
 * `/metrics` in the text format of Prometheus, for who runs the site. Off unless METRICS_TOKEN is set;
 * it counts requests by route, never by address or person.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Express, RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { backupsBy } from '#db/backup/backup.server.ts';
import { database, databaseAnswers } from '#db/connection.server.ts';
import { countMessages } from '#app/domain/messages/messages.server.ts';
import { messageStates } from '#app/domain/messages/messages.ts';
import { config } from '#app/platform/config/config.server.ts';
import { hashToken } from '#app/platform/ids/ids.server.ts';

let failures: Counter | undefined;
let seconds: Histogram | undefined;

/** A piece of the process's own work went wrong; what, is in the log. */
export const countFailure = (job: string): void => failures?.inc({ job });

/** Mounts the door, and what it tells of; nothing at all where there is no token. */
export function mountMetrics(app: Express): void {
  const { metricsToken } = config();
  if (metricsToken === undefined) return;
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  failures = new Counter({
    name: 'journeyhome_job_failures_total',
    help: 'Runs of a background job that ended in an error.',
    labelNames: ['job'],
    registers: [registry],
  });
  countTheRest(registry);
  app.get('/metrics', show(registry, metricsToken));
  app.use(timed(registry));
}

const knownMethods = new Set(['GET', 'HEAD', 'POST']);

interface Answered {
  route: string;
  method: string;
  status: number;
}

export function countRequest({ route, method, status }: Answered, milliseconds: number): void {
  const labels = {
    route,
    // Methods are the asker's words: whatever they may be, they make no series of their own.
    method: knownMethods.has(method) ? method : 'other',
    status: `${Math.floor(status / 100)}xx`,
  };
  seconds?.observe(labels, milliseconds / 1000);
}

function show(registry: Registry, token: string): RequestHandler {
  const wanted = Buffer.from(hashToken(`Bearer ${token}`));
  return (request, response, next) => {
    const given = Buffer.from(hashToken(request.get('authorization') ?? ''));
    if (!timingSafeEqual(wanted, given)) {
      response.set('WWW-Authenticate', 'Bearer').status(401).end();
      return;
    }
    registry
      .metrics()
      .then((text) =>
        response.set('Cache-Control', 'no-store').type(registry.contentType).send(text),
      )
      .catch(next);
  };
}

function timed(registry: Registry): RequestHandler {
  seconds = new Histogram({
    name: 'journeyhome_request_seconds',
    help: 'Time to answer, by route and by the first digit of the status.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  return (request, response, next) => {
    const began = performance.now();
    response.on('finish', () => {
      const route = (response.locals.route as string | null | undefined) ?? 'none';
      const { method } = request;
      countRequest({ route, method, status: response.statusCode }, performance.now() - began);
    });
    next();
  };
}

/** Asked for when somebody looks. */
function countTheRest(registry: Registry): void {
  new Gauge({
    name: 'journeyhome_database_up',
    help: '1 while the database answers and takes writes; on PostgreSQL a full disk is not seen here.',
    registers: [registry],
    async collect() {
      this.set((await databaseAnswers()) ? 1 : 0);
    },
  });
  new Gauge({
    name: 'journeyhome_messages',
    help: 'Mails in the outbox, by state.',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const counts = await countMessages(database()).catch(() => null);
      // While the database is away there is no number, rather than a wrong one.
      this.reset();
      for (const state of counts ? messageStates : []) this.set({ state }, counts![state] ?? 0);
    },
  });
  const { backupDirectory } = config();
  if (backupDirectory === undefined) return;
  new Gauge({
    name: 'journeyhome_newest_backup_seconds',
    help: 'When the newest backup was made, as Unix time; 0 when there is none.',
    registers: [registry],
    async collect() {
      const [newest] = (await backupsBy(new Date(), backupDirectory)).past;
      this.set(newest ? newest.madeAt.getTime() / 1000 : 0);
    },
  });
}
