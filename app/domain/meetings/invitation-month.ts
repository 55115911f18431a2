/**
 * The month whose meetings somebody is invited to now, by their own calendar. A month's mail goes
 * from the 25th of the month before: the first meeting may be on the 1st. It goes by day: nobody's
 * phone rings at night for it.
 */
import { instantOf, localTime } from '#app/platform/calendar/zone-time.ts';

const fromDay = 25;
const wakes = 8;
const sleeps = 20;

export interface InvitationMonth {
  /** `2026-12` */
  name: string;
  from: string;
  until: string;
}

/** Null by night. */
export function monthToInvite(now: Date, timeZone: string): InvitationMonth | null {
  const local = localTime(now, timeZone);
  const hour = Number(local.slice(11, 13));
  if (hour < wakes || hour >= sleeps) return null;
  const this_ = local.slice(0, 7);
  const name = Number(local.slice(8, 10)) >= fromDay ? monthAfter(this_) : this_;
  return {
    name,
    from: instantOf(`${name}-01T00:00`, timeZone).toISOString(),
    until: instantOf(`${monthAfter(name)}-01T00:00`, timeZone).toISOString(),
  };
}

function monthAfter(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
