/** What the leader of the demo's home has done: asked for the course, brought people, printed slips. */
import type { Db } from '#db/connection.server.ts';
import { findOrganization } from '#app/domain/organizations/organizations.server.ts';
import type { ViewedOrganization } from '#app/domain/organizations/organizations.ts';
import { join } from '#app/domain/people/people.server.ts';
import { dayIn, zoneOfCountry } from '#app/domain/requirements/requirements.ts';
import {
  extendRequirement,
  makePath,
  requireCourses,
} from '#app/domain/requirements/requirements.server.ts';
import {
  confirmList,
  findList,
  makeList,
  makeSlips,
} from '#app/domain/staffing/staffing.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { viewerCalled } from './demo-viewer.ts';

const day = 86_400_000;

/** The one who joined with a slip, and signs in without an address. */
export const demoPin = { username: 'joyce.nafula', pin: '402718' };

/** Numbers kept free for stories (555-0100 to 555-0199 in North America): they reach nobody. */
const brought = `Joyce Nafula, +1 202 555 0114
Brian Otieno; +1 202 555 0127
Salome Njeri, invited@example.org`;

const halfDone = `1. Lucy Wambui +1 202 555 0151
2. Grace Atieno
3. Daniel
4. Mercy Achieng, mercy.achieng(at)example.org
5. Joyce Nafula +1 202 555 0114`;

interface Scene {
  moses: SignedIn;
  home: ViewedOrganization;
  now: Date;
}

export async function tellTeam(db: Db, now: Date): Promise<void> {
  const moses = await viewerCalled(db, 'moses.okello');
  const home = (await findOrganization(db, moses, 'tumaini'))!;
  const scene = { moses, home, now };
  const joyce = await bring(db, scene);
  await ask(db, scene, joyce);
  const list = { organization: home, text: halfDone, file: null, position: 'House parent' };
  await makeList(db, moses, list, new Date(now.getTime() - day));
}

/** Three of a list, twelve days ago: one has joined, one has the slip still, one is asked. */
async function bring(db: Db, { moses, home, now }: Scene): Promise<string> {
  const at = new Date(now.getTime() - 12 * day);
  const pasted = { organization: home, text: brought, file: null, position: 'House parent' };
  const made = await makeList(db, moses, pasted, at);
  if ('refused' in made) throw new Error(made.refused);
  const list = { organization: home, list: made.list };
  const { seen } = (await findList(db, moses, list, at))!;
  const confirmed = await confirmList(db, moses, { ...list, seen }, at);
  if (!confirmed || 'refused' in confirmed) throw new Error(JSON.stringify(confirmed));
  const people = confirmed.withoutEmail;
  const { slips } = await makeSlips(db, moses, { organization: home, people }, at);
  const { pin, username } = demoPin;
  const slip = slips.find((it) => it.username === username)!;
  const chosen = { code: slip.code, pin, pinAgain: pin, address: '127.0.0.1' };
  const joined = await join(db, chosen, new Date(at.getTime() + day));
  if ('refused' in joined) throw new Error(joined.refused);
  return slip.personId;
}

/** Who is on the way has a day; one is late, one was given more time. */
async function ask(db: Db, { moses, home, now }: Scene, joyce: string): Promise<void> {
  const on = (days: number) =>
    dayIn(new Date(now.getTime() + days * day), zoneOfCountry(home.country));
  const long = new Date(now.getTime() - 35 * day);
  const made = await makePath(
    db,
    moses,
    { organizationId: home.id, title: 'New house parent', courses: ['the-journey-home'] },
    long,
  );
  if ('refused' in made) throw new Error(made.refused);
  const of = async (...usernames: string[]) =>
    Promise.all(usernames.map(async (it) => (await viewerCalled(db, it)).id));
  const require = async (people: string[], due: string, at: Date) => {
    const asked = await requireCourses(
      db,
      moses,
      { organization: home, people, courses: [], path: made.path, due },
      at,
    );
    if ('refused' in asked) throw new Error(asked.refused);
    return asked.asked;
  };
  await require(await of('faith.chebet', 'halima.abdi'), on(-4), long);
  const [esther] = await require(await of('esther.nyambura'), on(-2), long);
  await require([...(await of('david.mutua', 'grace.atieno')), joyce], on(18), new Date(
    now.getTime() - 10 * day,
  ));
  const extension = { due: on(12), reason: 'She was on night duty for two weeks.' };
  const requirement = esther!.requirementId!;
  await extendRequirement(
    db,
    moses,
    { organization: home, requirement, ...extension },
    new Date(now.getTime() - 3 * day),
  );
}
