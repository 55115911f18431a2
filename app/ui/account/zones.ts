/** Time zones as a person chooses one. */
import { homeZones } from '#app/domain/people/people.ts';
import type { Key, Say } from '#app/words/words.ts';

const plainZones: Record<(typeof homeZones)[number], Key> = {
  'Africa/Nairobi': 'account.zone.kenya',
  'Africa/Kampala': 'account.zone.uganda',
  'Africa/Freetown': 'account.zone.sierraLeone',
  'America/Port-au-Prince': 'account.zone.haiti',
  'Asia/Bangkok': 'account.zone.thailand',
};

/** The countries we work in by their names, then everywhere else. */
export function zones(say: Say) {
  const others = ['UTC', ...Intl.supportedValuesOf('timeZone')].filter(
    (zone, place, all) => !(zone in plainZones) && all.indexOf(zone) === place,
  );
  return [
    ...homeZones.map((value) => ({ value, label: say(plainZones[value]) })),
    ...others.map((value) => ({ value, label: value.replaceAll('_', ' ') })),
  ];
}
