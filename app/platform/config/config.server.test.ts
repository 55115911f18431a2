import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseConfig, variables } from './config.server.ts';

describe('configuration', () => {
  it('has a default for everything but what only an operator can know', () => {
    expect(parseConfig({})).toMatchObject({ port: 3000, production: false, demo: false });
  });

  it('refuses to serve people without knowing its own address', () => {
    expect(() => parseConfig({ NODE_ENV: 'production' })).toThrow(/PUBLIC_URL/);
    const config = parseConfig({
      NODE_ENV: 'production',
      PUBLIC_URL: 'https://learn.example.org/',
    });
    expect(config).toMatchObject({ production: true, publicUrl: 'https://learn.example.org' });
  });

  it('refuses to serve people in the clear, but on this machine', () => {
    const at = (PUBLIC_URL: string, more = {}) =>
      parseConfig({ NODE_ENV: 'production', PUBLIC_URL, ...more }).publicUrl;
    for (const address of ['http://learn.example.org', 'http://localhost.example.org'])
      expect(() => at(address)).toThrow(/PUBLIC_URL: must begin with https/);
    for (const address of ['http://localhost:3000', 'http://127.0.0.1:8080', 'http://[::1]:80'])
      expect(at(address)).toBe(address);
    expect(at('http://192.168.1.7:3000', { DEMO: '1' })).toBe('http://192.168.1.7:3000');
  });

  it('listens to this machine alone, unless it is told otherwise', () => {
    expect(parseConfig({}).host).toBe('127.0.0.1');
  });

  it('reads secrets from files, and says which cannot be read, never what is in one', () => {
    const folder = mkdtempSync(join(tmpdir(), 'journeyhome-secrets-'));
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const read = parseConfig({
      DATABASE_URL_FILE: file('database-url', 'postgres://site:hunter2@db.example.org/site\n'),
      SMTP_URL_FILE: file('smtp-url', 'smtps://user:hunter2@mail.example.org\n'),
      METRICS_TOKEN_FILE: file('metrics', 'a-token-of-twenty-characters\n'),
    });
    expect(read).toMatchObject({
      databaseUrl: 'postgres://site:hunter2@db.example.org/site',
      smtpUrl: 'smtps://user:hunter2@mail.example.org',
      metricsToken: 'a-token-of-twenty-characters',
    });
    const wrong = file('wrong', 'hunter2');
    for (const [environment, fault] of [
      [{ DATABASE_URL_FILE: join(folder, 'none') }, /DATABASE_URL_FILE: cannot be read \(ENOENT\)/],
      [{ SMTP_URL_FILE: file('empty', '\n') }, /SMTP_URL_FILE: the file is empty/],
      [{ SMTP_URL_FILE: wrong, SMTP_URL: 'smtp://a.example' }, /SMTP_URL_FILE: is set beside/],
      [{ METRICS_TOKEN_FILE: wrong }, /METRICS_TOKEN: must have at least 20/],
      [{ DATABASE_URL_FILE: wrong }, /DATABASE_URL: must begin with/],
    ] as const) {
      expect(() => parseConfig(environment)).toThrow(fault);
      expect(() => parseConfig(environment)).not.toThrow(/hunter2/);
    }
    rmSync(folder, { recursive: true });
  });

  it('names every variable that is wrong', () => {
    expect(() => parseConfig({ PORT: 'high', SMTP_URL: 'mail.example.org' })).toThrow(
      /PORT[\s\S]*SMTP_URL/,
    );
  });

  it('takes an empty variable for one that is not set', () => {
    expect(parseConfig({ PORT: '', DATABASE_URL: '' }).databaseUrl).toBe(
      'file:var/journeyhome.sqlite',
    );
  });

  it('is what the README says it is', () => {
    const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');
    const rows = [...readme.matchAll(/^\| `([A-Z_]+)` +\| (?:`([^`]*)`|—) +\|/gm)];
    const documented = Object.fromEntries(rows.map((row) => [row[1]!, row[2]]));
    expect(Object.keys(documented).sort()).toEqual(Object.keys(variables.shape).sort());
    for (const [name, value] of Object.entries(documented)) {
      expect(
        variables.shape[name as keyof typeof variables.shape].safeParse(value).success,
        name,
      ).toBe(true);
      const fallback = variables.shape[name as keyof typeof variables.shape].safeParse(undefined);
      const stated = variables.shape[name as keyof typeof variables.shape].safeParse(value);
      expect(stated.data, name).toEqual(fallback.data);
    }
  });
});
