import { pino, type Logger } from 'pino';
import { config } from '#app/platform/config/config.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';

let logger: Logger | undefined;

/** One JSON line an event; what could open an account or tell a story is never written. */
export function log(): Logger {
  return (logger ??= pino({
    level: config().logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['*.password', '*.passphrase', '*.token', '*.cookie', '*.authorization', '*.email'],
      censor: '…',
    },
  }));
}

/** What nobody expected, with an id to find it by: the request's, where it happened in one. */
export function reportError(
  error: unknown,
  level: 'error' | 'fatal' = 'error',
  id: string = newId(),
): string {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  log()[level]({ id, error: { message, stack } });
  return id;
}
