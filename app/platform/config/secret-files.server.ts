/** Secrets that stand in files, as systemd (`LoadCredential=`) and containers hand them over. */
import { readFileSync } from 'node:fs';

/** Each may be given as itself, or as the path of a file with `_FILE` behind its name. */
export const secrets = ['DATABASE_URL', 'SMTP_URL', 'METRICS_TOKEN'] as const;

type Environment = Record<string, string | undefined>;

/** The environment with what the files say, and what is wrong with them; what they say is in no fault. */
export function readSecretFiles(environment: Environment): {
  known: Environment;
  faults: string[];
} {
  const known = { ...environment };
  const faults: string[] = [];
  for (const name of secrets) {
    const variable = `${name}_FILE`;
    const path = environment[variable];
    if (!path) continue;
    if (environment[name]) {
      faults.push(`${variable}: is set beside ${name}; which of them counts?`);
      continue;
    }
    try {
      known[name] = readFileSync(path, 'utf8').trim();
      if (known[name] === '') faults.push(`${variable}: the file is empty`);
    } catch (error) {
      faults.push(`${variable}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
    }
  }
  return { known, faults };
}
