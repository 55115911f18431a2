/**
 * What costs more than a page, and how often a person may ask for it; a visitor is counted by address.
 * The gate counts before anything of a route runs; how often that is stands in allowances.ts.
 *
 * `typed`: somebody wrote what is sent. Then it is the route's to send it back (`context.tooOften`),
 * so that it can be sent again; everywhere else a page says how long to wait.
 */
import type { AppLoadContext } from '@remix-run/node';
import type { Viewer } from '#app/domain/people/people.ts';
import { claim, neighbourhood, type Limit } from '#app/platform/limits/limits.server.ts';

export interface Pace {
  person?: Limit;
  address?: Limit;
  typed?: true;
}

const search: Pace = { person: 'search', address: 'search-address' };
const pdf: Pace = { person: 'pdf', address: 'pdf-address' };
const files: Pace = { person: 'export' };

export const pace: Record<string, { get?: Pace; post?: Pace }> = {
  'routes/library/search': { get: search },
  'routes/steward/people': { get: search },
  'routes/steward/audit': { get: search },

  'routes/library/aid-pdf': { get: pdf },
  'routes/certificates/pdf': { get: pdf },
  'routes/participation/pdf': { get: pdf },

  'routes/reports/report-csv': { get: files },
  'routes/reports/report-xlsx': { get: files },
  'routes/participation/figures-csv': { get: files },
  'routes/steward/audit-csv': { get: files },

  'routes/meetings/feed': { get: { person: 'calendar-address', address: 'calendar-address' } },

  'routes/staff/new': { post: { person: 'staff-list', typed: true } },
  'routes/staff/confirmation': { post: { person: 'staff-list' } },
  'routes/staff/slips': { post: { person: 'slips' } },
  'routes/staff/slip': { post: { person: 'slips' } },
  'routes/requirements/enrolments': { post: { person: 'asking', typed: true } },
  'routes/applications/apply': { post: { person: 'application', typed: true } },
  'routes/talk/report': { post: { person: 'report', typed: true } },
  'routes/series/new': { post: { person: 'series', typed: true } },
};

/** Counts one request; null, or the minutes to wait, and whether the route is to say so. */
export async function keepPace(
  route: string | null,
  method: string,
  { viewer, clientAddress }: Pick<AppLoadContext, 'clientAddress'> & { viewer: Viewer },
): Promise<{ minutes: number; typed: boolean } | null> {
  const paced = route === null ? undefined : pace[route]?.[method === 'POST' ? 'post' : 'get'];
  const limit = viewer.signedIn ? paced?.person : paced?.address;
  if (!paced || !limit) return null;
  const minutes = await claim([limit, viewer.signedIn ? viewer.id : neighbourhood(clientAddress)]);
  return minutes === null ? null : { minutes, typed: paced.typed === true };
}
