import { isDeed } from '#app/domain/audit/audit.ts';
import type { AuditFilter } from '#app/domain/stewardship/stewardship.ts';

const longest = 200;

/** What of the audit an address asks for; what makes no sense there is not asked. */
export function auditFilterOf(url: string): AuditFilter {
  const asked = new URL(url).searchParams;
  const deed = asked.get('deed') ?? '';
  const text = (name: string) =>
    (asked.get(name) ?? '').replaceAll('\0', '').trim().slice(0, longest);
  const day = (name: string) => {
    const typed = asked.get(name) ?? '';
    const read = new Date(`${typed}T00:00:00.000Z`);
    const real = /^\d{4}-\d\d-\d\d$/.test(typed) && !Number.isNaN(read.getTime());
    return real && read.toISOString().startsWith(typed) ? typed : '';
  };
  return {
    deed: isDeed(deed) ? deed : null,
    who: text('who'),
    about: text('about'),
    from: day('from'),
    until: day('until'),
  };
}
