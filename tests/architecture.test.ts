/** The rules of STYLE.md, kept: who may import whom, no cycles, names and sizes. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

interface Source {
  path: string;
  lines: number;
  imports: string[];
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|js)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

function readSource(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)]
    .map((match) => match[1]!)
    .map((target) => {
      if (target.startsWith('#')) return target.slice(1);
      if (target.startsWith('.')) return posix.join(dirname(path), target);
      return target;
    })
    .map((target) => target.replace(/\?.*$/, ''));
  return { path, lines: text.trimEnd().split('\n').length, imports };
}

const sources = ['app', 'db', 'scripts'].flatMap(sourcesBelow).map(readSource);
const product = sources.filter((source) => !/\.test\.tsx?$/.test(source.path));
const isOurs = (path: string) => /^(app|db|scripts|tests|content)\//.test(path);

/** `app/domain/courses/outline.ts` → the room `domain`, the folder `app/domain/courses`. */
function room(path: string): string {
  const parts = path.split('/');
  if (parts[0] !== 'app') return parts[0]!;
  return parts.length === 2 ? 'process' : parts[1]!;
}
const domainFolder = (path: string) => /^app\/(?:domain|platform)\/[^/]+/.exec(path)?.[0];

/** A door bears its folder's name: `courses/courses.ts`, `courses/courses.server.ts`. */
function isDoor(path: string): boolean {
  const match = /^app\/domain\/([^/]+)\/([^/]+)$/.exec(path);
  return match !== null && match[2]!.replace(/(\.server)?\.tsx?$/, '') === match[1];
}

const mayImport: Record<string, string[]> = {
  // The process and the document put the rooms together.
  process: ['http', 'ui', 'domain', 'platform', 'words', 'db'],
  // Of routes, only the parts in their own folder: the test below sees to that.
  routes: ['routes', 'domain', 'http', 'ui', 'words', 'db'],
  http: ['http', 'domain', 'platform', 'words', 'db'],
  // The words, and types of what is shown, are safe in a browser.
  ui: ['ui', 'domain', 'words'],
  domain: ['domain', 'platform', 'words', 'db'],
  platform: ['platform', 'words'],
  words: ['words'],
  phone: ['phone'],
  db: ['db', 'domain', 'platform'],
  scripts: ['scripts', 'domain', 'platform', 'words', 'db'],
};

/** One import that the table forbids, and why it stands all the same. */
const exceptions: Record<string, string> = {
  'app/http/refusals.server.ts → app/ui/refused.tsx':
    'what is refused before anything is known of it reaches no route that could render a page',
  'app/http/phone-script.server.ts → app/phone/phone.ts':
    'the script is served as text: it is read, not run',
  'app/http/phone-script.server.ts → app/phone/clock.ts':
    'the script is served as text: it is read, not run',
  'app/http/phone-script.server.ts → app/phone/left.ts':
    'the script is served as text: it is read, not run',
  'app/platform/mdx/components/icon.tsx → app/ui/icon-shapes.ts':
    'a lesson’s icons are drawn once, when it is published, from the same shapes as the interface’s',
};

function forbidden(from: Source, target: string): string | null {
  const arrow = `${from.path} → ${target}`;
  if (arrow in exceptions) return null;
  const [here, there] = [room(from.path), room(target)];
  if (!mayImport[here]?.includes(there)) return `${arrow}: ${here} may not import ${there}`;
  if (here === 'routes' && there === 'db' && target !== 'db/connection.server.ts')
    return `${arrow}: routes only pass the connection on`;
  if (here === 'ui' && there === 'domain' && target.endsWith('.server.ts'))
    return `${arrow}: ui takes only what is safe in a browser`;
  if (there === 'domain' && domainFolder(from.path) !== domainFolder(target) && !isDoor(target))
    return `${arrow}: not a door`;
  return null;
}

describe('architecture', () => {
  it('keeps every import to the table', () => {
    const faults = product.flatMap((source) =>
      source.imports
        .filter(isOurs)
        .map((target) => forbidden(source, target))
        .filter((fault) => fault !== null),
    );
    expect(faults).toEqual([]);
  });

  it('lets no route import another', () => {
    const faults = product
      .filter((source) => room(source.path) === 'routes')
      .flatMap((source) =>
        source.imports
          .filter((target) => room(target) === 'routes' && dirname(target) !== dirname(source.path))
          .map((target) => `${source.path} → ${target}`),
      );
    expect(faults).toEqual([]);
  });

  it('has no cycle between folders of the domain, nor between files', () => {
    expect(cycle(graph((path) => path))).toBeNull();
    expect(cycle(graph((path) => domainFolder(path)))).toBeNull();
  });

  it('leaves queries to the database and the domain', () => {
    const faults = product
      .filter((source) => !['db', 'domain'].includes(room(source.path)))
      .filter((source) => source.imports.includes('kysely'));
    expect(faults.map((source) => source.path)).toEqual([]);
  });

  it('reads the environment in one place', () => {
    const readers = product
      .filter((source) => room(source.path) !== 'scripts')
      .filter((source) => /process\.env/.test(readFileSync(join(root, source.path), 'utf8')))
      .map((source) => source.path);
    expect(readers).toEqual(['app/platform/config/config.server.ts']);
  });

  it('names files for the thing', () => {
    const banned = /\/(utils?|helpers?|lib|common|shared|misc|core|services?)(\/|\.)/;
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(server|client|test|spec|config|d))*\.(ts|tsx|js)$/;
    const faults = sources
      .filter((source) => banned.test(source.path) || !kebab.test(posix.basename(source.path)))
      .filter((source) => !/^db\/migrations\/\d{8}_\d+_[a-z_]+\.ts$/.test(source.path))
      .map((source) => source.path);
    expect(faults).toEqual([]);
  });

  it('keeps files small', () => {
    const lengths = product.map((source) => source.lines).sort((a, b) => a - b);
    const at = (share: number) => lengths[Math.floor(share * (lengths.length - 1))]!;
    expect(product.filter((source) => source.lines > 300).map((source) => source.path)).toEqual([]);
    expect(at(0.5)).toBeLessThanOrEqual(60);
    expect(at(0.9)).toBeLessThanOrEqual(200);
  });
});

function graph(node: (path: string) => string | undefined): Map<string, Set<string>> {
  const edges = new Map<string, Set<string>>();
  for (const source of product) {
    const from = node(source.path);
    if (!from) continue;
    for (const target of source.imports.filter(isOurs)) {
      const to = node(target);
      if (to && to !== from) edges.set(from, (edges.get(from) ?? new Set()).add(to));
    }
  }
  return edges;
}

function cycle(edges: Map<string, Set<string>>): string[] | null {
  const finished = new Set<string>();
  const walk = (node: string, trail: string[]): string[] | null => {
    if (trail.includes(node)) return [...trail.slice(trail.indexOf(node)), node];
    if (finished.has(node)) return null;
    for (const next of edges.get(node) ?? []) {
      const found = walk(next, [...trail, node]);
      if (found) return found;
    }
    finished.add(node);
    return null;
  };
  for (const node of edges.keys()) {
    const found = walk(node, []);
    if (found) return found;
  }
  return null;
}
