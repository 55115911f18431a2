import { beforeEach, expect, it } from 'vitest';
import type { SignedIn } from '#app/domain/people/people.ts';
import { aPublishedCourse } from '../../../tests/factories/course.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { enrol, readReflections, saveReflection, withdraw } from './enrolments.server.ts';
import { reflectionForm } from './enrolments.ts';

const now = new Date('2026-11-22T08:00:00.000Z');
const place = { course: 'safe-every-day', lesson: 'first' };
const reflection = 'in-your-words';
const words = (text: string) => ({ ...place, reflection, text });

onEachEngine('Reflections', (db) => {
  let grace: SignedIn;
  beforeEach(async () => {
    grace = await aPerson(db());
    await aPublishedCourse(db());
    await enrol(db(), grace, place, now);
  });

  it('keeps Grace’s words, and the newer ones in place of the older', async () => {
    expect(await saveReflection(db(), grace, words('I will stay.'), now)).toEqual({ kept: true });
    await saveReflection(db(), grace, words('Nitakaa nawe. 🌍'), now);
    expect(await readReflections(db(), grace, place)).toEqual({
      [reflection]: { text: 'Nitakaa nawe. 🌍', savedAt: now.toISOString() },
    });
    expect(await readReflections(db(), grace, { ...place, lesson: 'second' })).toEqual({});
  });

  it('shows them to nobody else, a steward neither', async () => {
    const naomi = await aPerson(db(), 'Naomi', { roles: ['steward'] });
    await enrol(db(), naomi, place, now);
    await saveReflection(db(), grace, words('Only mine.'), now);
    expect(await readReflections(db(), naomi, place)).toEqual({});
    await saveReflection(db(), naomi, words(''), now);
    expect(await readReflections(db(), grace, place)).toHaveProperty(reflection);
  });

  it('deletes them when Grace sends nothing, also after she left', async () => {
    await saveReflection(db(), grace, words('Only mine.'), now);
    await withdraw(db(), grace, place, now);
    expect(await saveReflection(db(), grace, words('More.'), now)).toEqual({
      refused: 'not-enrolled',
    });
    expect(await saveReflection(db(), grace, words(''), now)).toEqual({ deleted: true });
    expect(await db().selectFrom('reflections').select('id').execute()).toEqual([]);
  });

  it('keeps 5,000 characters, and not one more', async () => {
    const most = 'ม'.repeat(5000);
    expect(await saveReflection(db(), grace, words(most), now)).toEqual({ kept: true });
    expect(await saveReflection(db(), grace, words(`${most}ม`), now)).toEqual({
      refused: 'too-long',
    });
    expect((await readReflections(db(), grace, place))[reflection]?.text).toBe(most);
  });

  it('asks only what the lesson asks', async () => {
    const unasked = { ...words('Hello'), reflection: 'something-else' };
    expect(await saveReflection(db(), grace, unasked, now)).toBeNull();
    expect(await saveReflection(db(), grace, { ...words('Hi'), lesson: 'tenth' }, now)).toBeNull();
  });

  it('reads line ends as browsers send them, and drops what no database holds', () => {
    const form = { reflection, text: ' one\r\ntwo\u0000 \r\n' };
    expect(reflectionForm.parse(form)).toEqual({ reflection, text: 'one\ntwo' });
    expect(reflectionForm.parse({ reflection })).toEqual({ reflection, text: '' });
  });
});
