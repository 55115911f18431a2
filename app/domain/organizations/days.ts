/** Days as an organization counts them: where it is. */

/** Where a country has several zones: the one of its seat of government or its largest city. */
const chosen: Record<string, string> = {
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CD: 'Africa/Kinshasa',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  ID: 'Asia/Jakarta',
  KZ: 'Asia/Almaty',
  MN: 'Asia/Ulaanbaatar',
  MX: 'America/Mexico_City',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PG: 'Pacific/Port_Moresby',
  PT: 'Europe/Lisbon',
  RU: 'Europe/Moscow',
  UA: 'Europe/Kyiv',
  US: 'America/New_York',
};

/** The zone of a country, given as ISO 3166-1 alpha-2. */
export function zoneOfCountry(country: string): string {
  const known = chosen[country];
  if (known) return known;
  if (!/^[A-Z]{2}$/.test(country)) return 'UTC';
  const place = new Intl.Locale('und', { region: country }) as Intl.Locale & {
    timeZones?: string[];
    getTimeZones?: () => string[] | undefined;
  };
  return (place.timeZones ?? place.getTimeZones?.())?.[0] ?? 'UTC';
}

const day = 86_400_000;

/** The calendar day somewhere, as `2026-11-27`. */
export const dayIn = (instant: string | Date, timeZone: string): string =>
  wallClock(new Date(instant), timeZone).slice(0, 10);

/** 23:59:59 of a calendar day (`2026-11-27`) somewhere; the second one where a clock goes back. */
export function endOfDay(date: string, timeZone: string): Date {
  const wanted = `${date}T23:59:59`;
  const asUtc = Date.parse(`${wanted}Z`);
  const candidates = [asUtc - day, asUtc + day]
    .map((near) => asUtc - (Date.parse(`${wallClock(new Date(near), timeZone)}Z`) - near))
    .sort((a, b) => b - a);
  const found = candidates.find((at) => wallClock(new Date(at), timeZone) === wanted);
  return new Date(found ?? candidates[0]!);
}

/** How many midnights there are from now to an instant, somewhere; negative for what is past. */
export const daysUntil = (instant: string | Date, now: string | Date, timeZone: string): number =>
  Math.round((Date.parse(dayIn(instant, timeZone)) - Date.parse(dayIn(now, timeZone))) / day);

/** Whether a text is a day of the calendar. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text);

const clocks = new Map<string, Intl.DateTimeFormat>();

/** `2026-11-27T23:59:59` */
function wallClock(at: Date, timeZone: string): string {
  let clock = clocks.get(timeZone);
  if (!clock) {
    // Swedish writes dates as ISO 8601 does.
    clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    clocks.set(timeZone, clock);
  }
  return clock.format(at).replace(' ', 'T');
}
