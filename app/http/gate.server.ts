/**
 * Decides, before anything of a route runs, whether the viewer may use it: the coarse half of
 * "to load is to authorise" (the fine half is each domain verb's own look-up).
 */
import { matchRoutes } from '@remix-run/react';
import type { ServerBuild } from '@remix-run/node';
import { holds, waitsFor, type Viewer } from '#app/domain/people/people.ts';
import { access, type Audience, type Rule } from './access.ts';

export type Verdict = 'open' | 'sign-in' | 'second-factor' | 403 | 404 | 405;

const mostRemembered = 2000;

/**
 * Which route a path belongs to; null when the map has none (the splat has all). Matching a path
 * ranks the whole map anew each time, so the paths that were asked for lately are remembered.
 */
export function routeFinder(build: ServerBuild): (pathname: string) => string | null {
  const children = Object.values(build.routes)
    .filter((route) => route?.parentId === 'root')
    .map((route) => {
      const { id, path, index } = route!;
      return index ? { id, path, index: true as const } : { id, path };
    });
  const tree = [{ id: 'root', path: '', children }];
  const known = new Map<string, string | null>();
  return (pathname) => {
    let found = known.get(pathname);
    if (found === undefined) {
      found = matchRoutes(tree, pathname)?.at(-1)?.route.id ?? null;
      if (known.size >= mostRemembered) known.clear();
      known.set(pathname, found);
    }
    return found;
  };
}

export function judge(routeId: string | null, method: string, viewer: Viewer): Verdict {
  const rules = routeId === null ? undefined : access[routeId];
  if (!rules) return 404;
  const rule =
    method === 'GET' || method === 'HEAD' ? rules.get : method === 'POST' ? rules.post : undefined;
  if (!rule) return 405;
  if (rule.also && holds(viewer, rule.also)) return 'open';
  const verdict = admits(rule.who, viewer);
  return verdict === 403 && isForWaiting(rule, viewer) ? 'second-factor' : verdict;
}

/** Whether the viewer could pass if they had set up a second factor. */
const isForWaiting = ({ who, also }: Rule, viewer: Viewer): boolean =>
  [who, also].some(
    (role) => role && role !== 'anyone' && role !== 'person' && waitsFor(viewer, role),
  );

function admits(who: Audience, viewer: Viewer): Verdict {
  if (who === 'anyone') return 'open';
  if (!viewer.signedIn) return 'sign-in';
  return who === 'person' || holds(viewer, who) ? 'open' : 403;
}

/** For the `Allow` header of a 405. */
export function methodsOf(routeId: string | null): string {
  const { get, post } = access[routeId ?? ''] ?? {};
  return [get && 'GET, HEAD', post && 'POST'].filter(Boolean).join(', ');
}
