/**
 * The one place that knows how rules repeat (RFC 5545 §3.3.10). A rule gives days of the calendar;
 * which instant that is somewhere is told by zone-time.ts, so that an hour that a clock jumps over
 * takes no meeting with it.
 */
import { RRuleTemporal } from 'rrule-temporal';

const part = {
  FREQ: /^MONTHLY$/,
  INTERVAL: /^([1-9]|1[0-2])$/,
  BYDAY: /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)(,([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU))*$/,
  BYMONTHDAY: /^-?([1-9]|[12]\d|3[01])(,-?([1-9]|[12]\d|3[01]))*$/,
  BYSETPOS: /^-?([1-9]|[12]\d|3[01])$/,
} as const;

/** The rule as we write it; null for what is no monthly rule, or says no day. */
export function readRule(text: string): string | null {
  const said = new Map<string, string>();
  for (const piece of text.trim().toUpperCase().split(';')) {
    const [name = '', value = '', ...more] = piece.split('=');
    if (!(name in part) || more.length > 0 || said.has(name)) return null;
    if (!part[name as keyof typeof part].test(value)) return null;
    said.set(name, value);
  }
  if (!said.has('FREQ') || !(said.has('BYDAY') || said.has('BYMONTHDAY'))) return null;
  return Object.keys(part)
    .filter((name) => said.has(name) && !(name === 'INTERVAL' && said.get(name) === '1'))
    .map((name) => `${name}=${said.get(name)}`)
    .join(';');
}

/** The days of a rule, `2026-12-08` and on, from its first day until another, both counted. */
export function daysOf(rule: string, startsOn: string, until: string): string[] {
  const start = startsOn.replaceAll('-', '');
  return new RRuleTemporal({
    rruleString: `DTSTART;TZID=UTC:${start}T120000\nRRULE:${rule}`,
    // A rule that meets no day, the 31st of every February, ends here.
    maxIterations: 1200,
  })
    .between(new Date(`${startsOn}T00:00:00Z`), new Date(`${until}T23:59:59Z`), true)
    .map((at) => at.toString().slice(0, 10));
}
