/** The zones of the countries we work in, first in every list. */
export const homeZones = [
  'Africa/Nairobi',
  'Africa/Kampala',
  'Africa/Freetown',
  'America/Port-au-Prince',
  'Asia/Bangkok',
] as const;

/** `Africa/Nairobi` → "Nairobi": how people name the place whose clock they mean. */
export const placeOf = (timeZone: string): string =>
  timeZone.split('/').at(-1)!.replaceAll('_', ' ');

/** Whether a text is an IANA zone that this machine knows, in its own spelling. */
export function isTimeZone(name: string): boolean {
  return name === 'UTC' || Intl.supportedValuesOf('timeZone').includes(name);
}
