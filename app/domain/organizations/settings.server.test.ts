import { beforeEach, expect, it } from 'vitest';
import { aMembership, anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import type { SignedIn } from '../people/people.ts';
import { changeSettings, kindsOf, leadersOf, settingsOf } from './organizations.server.ts';
import { countryChoices, countryName, organizationForm } from './organizations.ts';

const settings = {
  name: 'Tumaini Home',
  country: 'KE',
  kind: 'residential' as const,
  languages: ['en', 'sw'] as ('en' | 'sw')[],
  registration: 'Kakamega County, CCI/114',
};

onEachEngine('Settings of an organization', (db) => {
  let moses: SignedIn;
  let tumaini: { id: string };
  beforeEach(async () => {
    moses = await aPerson(db(), 'Moses Okello');
    tumaini = await anOrganization(db());
    await aMembership(db(), { person: moses, organization: tumaini }, { role: 'leader' });
  });
  const change = (viewer: SignedIn, more: Partial<typeof settings> | object, day = 22) =>
    changeSettings(
      db(),
      viewer,
      { organization: tumaini.id, ...settings, ...more },
      new Date(Date.UTC(2026, 10, day)),
    );
  const verbs = async () =>
    (await db().selectFrom('audit_entries').select('verb').orderBy('at').execute()).map(
      (row) => row.verb,
    );

  it('are kept as they were written, and audited once', async () => {
    await change(moses, {});
    await change(moses, {}, 23);
    expect(await settingsOf(db(), tumaini)).toEqual({
      ...settings,
      createdAt: '2026-01-05T08:00:00.000Z',
    });
    expect(await verbs()).toEqual(['organization.changed']);
  });

  it('remember what the organization has been', async () => {
    expect(await kindsOf(db(), tumaini)).toEqual([
      { kind: 'residential', since: '2026-01-05T08:00:00.000Z' },
    ]);
    await change(moses, { kind: 'partner' }, 22);
    await change(moses, { kind: 'adviser' }, 23);
    expect(await kindsOf(db(), tumaini)).toEqual([
      { kind: 'adviser', since: '2026-11-23T00:00:00.000Z' },
      { kind: 'partner', since: '2026-11-22T00:00:00.000Z' },
      { kind: 'residential', since: '2026-01-05T08:00:00.000Z' },
    ]);
  });

  it('are changed by its leaders, nobody else', async () => {
    const lakay = await anOrganization(db(), 'Lakay');
    const mirlande = await aPerson(db(), 'Mirlande Joseph');
    await aMembership(db(), { person: mirlande, organization: lakay }, { role: 'leader' });
    const grace = await aPerson(db(), 'Grace Atieno');
    await aMembership(db(), { person: grace, organization: tumaini });
    for (const viewer of [mirlande, grace]) {
      expect(await change(viewer, { name: 'Mine' })).toEqual({ refused: 'not-found' });
    }
    expect(await settingsOf(db(), tumaini)).toMatchObject({ name: 'Tumaini Home', languages: [] });
    expect(await verbs()).toEqual([]);
    expect(await leadersOf(db(), tumaini)).toMatchObject([{ id: moses.id, suspended: false }]);
  });
});

it('reads the form as it is typed', () => {
  const typed = { name: '  Tumaini \n Home ', country: 'KE', kind: 'partner' };
  expect(organizationForm.parse(typed)).toEqual({
    name: 'Tumaini Home',
    country: 'KE',
    kind: 'partner',
    languages: [],
    registration: null,
  });
  for (const wrong of [{ name: ' \u200b ' }, { country: 'ZZ' }, { kind: 'bank' }]) {
    expect(organizationForm.safeParse({ ...typed, ...wrong }).success).toBe(false);
  }
  expect(organizationForm.safeParse({ ...typed, name: 'บ้าน'.repeat(31) }).success).toBe(false);
});

it('names countries in the viewer’s language', () => {
  expect([countryName('KE', 'fr'), countryName('HT', 'en'), countryName('??', 'en')]).toEqual([
    'Kenya',
    'Haiti',
    '??',
  ]);
  const french = countryChoices('fr').map((it) => it.label);
  expect(french.indexOf('États-Unis')).toBeLessThan(french.indexOf('Kenya'));
});
