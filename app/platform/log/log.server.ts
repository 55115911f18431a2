import { pino, type Logger } from 'pino';
import { config } from '#app/platform/config/config.server.ts';

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
