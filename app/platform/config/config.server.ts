/**
 * Configuration, parsed once at boot from the environment; nothing else reads `process.env`.
 * The README's table lists every variable; a test keeps the two alike.
 */
import { z } from 'zod';
import { readSecretFiles } from './secret-files.server.ts';

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');

export const variables = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  // This machine alone: what comes from others comes through a proxy that speaks TLS.
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(postgres(ql)?:\/\/|file:)/, 'must begin with postgres:// or file:')
    .default('file:var/journeyhome.sqlite'),
  DATABASE_URL_FILE: z.string().optional(),
  DATABASE_TIMEOUT: z.coerce.number().int().min(1).max(100).default(30),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  SMTP_URL_FILE: z.string().optional(),
  MAIL_FROM: z.string().default('JOURNEYHOME <no-reply@journeyhome.invalid>'),
  MAIL_DIRECTORY: z.string().default('var/mail'),
  BACKUP_DIRECTORY: z.string().optional(),
  BACKUP_HOURS: z.coerce.number().int().min(1).max(168).default(24),
  BACKUP_KEEP: z.coerce.number().int().min(1).max(1000).default(14),
  METRICS_TOKEN: z.string().min(20, 'must have at least 20 characters').optional(),
  METRICS_TOKEN_FILE: z.string().optional(),
  CONTENT_DIRECTORY: z.string().default('content'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  TRUST_PROXY: flag,
  DEMO: flag,
});

export interface Config {
  mode: 'development' | 'test' | 'production';
  /** Serving people in earnest: production, and not a demo. */
  production: boolean;
  port: number;
  host: string;
  /** The address people type, without a slash at its end; undefined where none was configured. */
  publicUrl: string | undefined;
  databaseUrl: string;
  /** Milliseconds in which PostgreSQL has to have done what a page asks of it. */
  databaseTimeout: number;
  smtpUrl: string | undefined;
  mailFrom: string;
  mailDirectory: string;
  /** Where backups go by themselves; undefined where none are made. */
  backupDirectory: string | undefined;
  backupHours: number;
  backupKeep: number;
  /** Who holds it may read /metrics; undefined where there are none. */
  metricsToken: string | undefined;
  contentDirectory: string;
  logLevel: string;
  /** Whether X-Forwarded-For comes from a proxy of ours. */
  trustProxy: boolean;
  /** Demo accounts may exist; never in production. */
  demo: boolean;
}

/** @throws Error naming each variable that is wrong and what it should be. */
export function parseConfig(environment: Record<string, string | undefined>): Config {
  const { known, faults } = readSecretFiles(environment);
  if (faults.length > 0) throw notRight(faults);
  const named = Object.fromEntries(
    Object.entries(known).filter(([name, value]) => name in variables.shape && value !== ''),
  );
  const parsed = variables.safeParse(named);
  if (!parsed.success)
    throw notRight(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  const value = parsed.data;
  const production = value.NODE_ENV === 'production';
  if (production && !value.DEMO) {
    const fault = faultOfAddress(value.PUBLIC_URL);
    if (fault) throw notRight([`PUBLIC_URL: ${fault}`]);
  }
  return {
    mode: value.NODE_ENV,
    production: production && !value.DEMO,
    port: value.PORT,
    host: value.HOST,
    publicUrl: value.PUBLIC_URL?.replace(/\/+$/, ''),
    databaseUrl: value.DATABASE_URL,
    databaseTimeout: value.DATABASE_TIMEOUT * 1000,
    smtpUrl: value.SMTP_URL,
    mailFrom: value.MAIL_FROM,
    mailDirectory: value.MAIL_DIRECTORY,
    backupDirectory: value.BACKUP_DIRECTORY,
    backupHours: value.BACKUP_HOURS,
    backupKeep: value.BACKUP_KEEP,
    metricsToken: value.METRICS_TOKEN,
    contentDirectory: value.CONTENT_DIRECTORY,
    logLevel: value.LOG_LEVEL,
    trustProxy: value.TRUST_PROXY,
    demo: value.DEMO,
  };
}

const notRight = (faults: string[]): Error =>
  new Error(`The configuration is not right:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);

/** Passphrases and sessions travel to it: only this machine itself may be spoken to in the clear. */
function faultOfAddress(address: string | undefined): string | null {
  const example = 'for example https://learn.example.org';
  if (!address) return `production needs the address people type, ${example}`;
  const { protocol, hostname } = new URL(address);
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'https:' || here ? null : `must begin with https://, ${example}`;
}

let parsed: Config | undefined;

export function config(): Config {
  return (parsed ??= parseConfig(process.env));
}

/** The address that mails and certificates name. */
export function publicUrl(): string {
  return config().publicUrl ?? `http://localhost:${config().port}`;
}
