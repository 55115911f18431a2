import { readFileSync } from 'node:fs';
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
