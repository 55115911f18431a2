/** Where people live who may come: for the picture of fair hours. */
import { sql } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import { zoneOfCountry } from '#app/domain/organizations/organizations.ts';
import type { Place } from './led-series.ts';
import type { Audience } from './meetings.ts';

const mostPlaces = 12;
/** The countries we work in. */
const homeCountries = ['KE', 'UG', 'SL', 'HT', 'TH'];
const countryOf = (timeZone: string): string | null =>
  homeCountries.find((it) => zoneOfCountry(it) === timeZone) ?? null;

/**
 * The countries of the organizations whose people may come; where everyone may, also the clocks of
 * those who belong to none. The most people come first. Where nobody may come yet, the countries we
 * work in.
 */
export async function placesOfPeople(db: Db, audience: Audience): Promise<Place[]> {
  const places = await countriesOf(db, audience);
  if (audience.of === 'everyone')
    for (const { timeZone, people } of await clocksOfOthers(db)) {
      const known = places.find((it) => it.timeZone === timeZone);
      if (known) known.people += people;
      else places.push({ country: countryOf(timeZone), timeZone, people });
    }
  if (places.length === 0)
    return homeCountries.map((country) => ({
      country,
      timeZone: zoneOfCountry(country),
      people: 0,
    }));
  return places.sort((a, b) => b.people - a.people).slice(0, mostPlaces);
}

async function countriesOf(db: Db, audience: Audience): Promise<Place[]> {
  let query = db
    .selectFrom('organizations')
    .innerJoin('memberships', 'memberships.organization_id', 'organizations.id')
    .innerJoin('people', 'people.id', 'memberships.person_id')
    .select('organizations.country')
    .select(sql<string | number>`count(distinct people.id)`.as('people'))
    .where('memberships.ended_at', 'is', null)
    .where('people.deleted_at', 'is', null)
    .where('people.suspended_at', 'is', null);
  if (audience.of === 'kinds')
    query = query.where('organizations.kind', 'in', or(audience.kinds, 'partner'));
  if (audience.of === 'organizations')
    query = query.where('organizations.id', 'in', or(audience.organizations, ''));
  const rows = await query
    .groupBy('organizations.country')
    .orderBy('organizations.country')
    .execute();
  return rows.map(({ country, people }) => ({
    country,
    timeZone: zoneOfCountry(country),
    people: Number(people),
  }));
}

/** No list is empty for the database. */
const or = <T>(list: T[], otherwise: T): T[] => (list.length > 0 ? list : [otherwise]);

const clocksOfOthers = async (db: Db) => {
  const rows = await db
    .selectFrom('people')
    .select('time_zone as timeZone')
    .select((is) => is.fn.countAll().as('people'))
    .where('deleted_at', 'is', null)
    .where('suspended_at', 'is', null)
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('memberships')
            .select('memberships.id')
            .whereRef('memberships.person_id', '=', 'people.id')
            .where('memberships.ended_at', 'is', null),
        ),
      ),
    )
    .groupBy('time_zone')
    .orderBy('time_zone')
    .execute();
  return rows.map(({ timeZone, people }) => ({ timeZone, people: Number(people) }));
};
