import { beforeEach, expect, it } from 'vitest';
import { forgetOld } from '#app/domain/departure/departure.server.ts';
import {
  enrol,
  readReflections,
  saveReflection,
} from '#app/domain/enrolments/enrolments.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { aPassedAttempt } from '../../../tests/factories/attempt.ts';
import { aPublishedCourse } from '../../../tests/factories/course.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { mergeAccounts, previewMerge, undoMerge } from './merging.server.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const place = { course: 'safe-every-day', lesson: 'first' };
const reflection = 'in-your-words';
const words = (text: string) => ({ ...place, reflection, text });

const tables = [
  ...(['second_factors', 'recovery_codes', 'half_sign_ins', 'tokens'] as const),
  ...(['reflections', 'attempts', 'applications'] as const),
];

onEachEngine('What an account that was joined keeps', (db) => {
  let ruth: SignedIn;
  let kept: SignedIn;
  let gone: SignedIn;
  let versionId: string;
  beforeEach(async () => {
    ({ versionId } = await aPublishedCourse(db()));
    ruth = await aPerson(db(), 'Ruth Akinyi', { roles: ['steward'] });
    kept = await aPerson(db(), 'Grace Atieno', { password_hash: 'x' });
    gone = await aPerson(db(), 'Atieno G.', { password_hash: 'x' });
  });

  async function merged(): Promise<{ merge: string }> {
    const ids = { person: kept.id, other: gone.id };
    const preview = await previewMerge(db(), ruth, ids, now);
    if ('refused' in preview) throw new Error(preview.refused);
    const done = await mergeAccounts(
      db(),
      ruth,
      { ...ids, reason: 'One person.', seal: preview.seal },
      now,
    );
    if ('refused' in done) throw new Error(done.refused);
    return done;
  }
  async function bothWrite(): Promise<void> {
    for (const person of [kept, gone]) {
      await enrol(db(), person, place, now);
      await saveReflection(db(), person, words(`MY-WORDS of ${person.name}`), now);
    }
  }

  it('is gone when it cannot be parted any more: secrets, and words that nobody can see', async () => {
    await bothWrite();
    const started_at = inDays(-9).toISOString();
    const open = { started_at, submitted_at: null, marks: null, passed: null };
    for (const person of [kept, gone]) {
      await db().deleteFrom('enrolments').where('person_id', '=', person.id).execute();
      const course = { slug: place.course, versionId };
      const { id: attempt_id } = await aPassedAttempt(db(), person, course, { attempt: open });
      await db()
        .insertInto('answers')
        .values({
          id: newId(),
          attempt_id,
          question_key: 'q',
          page_id: newId(),
          response: '"MY-ANSWER"',
          sequence: 1,
          saved_at: started_at,
        })
        .execute();
      await db()
        .insertInto('applications')
        .values({
          id: newId(),
          applicant_id: person.id,
          form: '{}',
          state: 'draft',
          saved_at: now.toISOString(),
        })
        .execute();
      const made = { person_id: person.id, made_at: now.toISOString() };
      await db()
        .insertInto('second_factors')
        .values({ ...made, id: newId(), secret: 'JBSWY3DPEHPK3PXP', confirmed_at: made.made_at })
        .execute();
      await db()
        .insertInto('recovery_codes')
        .values({ ...made, id: newId(), beginning: 'ABCD', hash: 'x' })
        .execute();
    }
    await merged();
    // A request that was under way when they were joined.
    const late = inDays(40).toISOString();
    await db()
      .insertInto('half_sign_ins')
      .values({ id: 'half', person_id: gone.id, made_at: now.toISOString(), expires_at: late })
      .execute();
    await db()
      .insertInto('tokens')
      .values({
        id: 'link',
        person_id: gone.id,
        purpose: 'password-reset',
        email: gone.email!,
        created_at: now.toISOString(),
        expires_at: late,
      })
      .execute();
    const whose = async () => {
      const found = await Promise.all(
        tables.map((it) => db().selectFrom(it).selectAll().execute()),
      );
      const owner = (row: object) =>
        'applicant_id' in row ? row.applicant_id : (row as { person_id: string }).person_id;
      return Object.fromEntries(tables.map((it, place) => [it, found[place]!.map(owner).sort()]));
    };
    const answers = async () => (await db().selectFrom('answers').select('id').execute()).length;
    const both = [kept.id, gone.id].sort();
    await forgetOld(db(), inDays(29));
    expect(await whose()).toMatchObject({ second_factors: both, reflections: both });
    expect(await answers()).toBe(2);
    await forgetOld(db(), inDays(31));
    expect(await whose()).toEqual({
      second_factors: [kept.id],
      recovery_codes: [kept.id],
      half_sign_ins: [],
      tokens: [],
      reflections: [kept.id],
      attempts: [kept.id],
      applications: [kept.id],
    });
    expect(await answers()).toBe(1);
    const seen = await readReflections(db(), kept, place);
    expect(seen[reflection]!.text).toBe('MY-WORDS of Grace Atieno\n\nMY-WORDS of Atieno G.');
  });

  it('goes with the words that the person deletes, and undoing brings none of them back', async () => {
    await bothWrite();
    const other = { ...words('ANOTHER thought'), reflection: 'other' };
    const { id: course_id } = await db()
      .selectFrom('courses')
      .select('id')
      .executeTakeFirstOrThrow();
    await db()
      .insertInto('reflections')
      .values({
        id: newId(),
        person_id: gone.id,
        course_id,
        lesson_key: other.lesson,
        reflection_key: other.reflection,
        text: other.text,
        saved_at: now.toISOString(),
      })
      .execute();
    const merge = await merged();
    expect((await readReflections(db(), kept, place))[reflection]!.text).toContain('Atieno G.');
    expect(await saveReflection(db(), kept, words(''), now)).toEqual({ deleted: true });
    const left = await Promise.all([
      db().selectFrom('reflections').selectAll().execute(),
      db().selectFrom('merges').selectAll().execute(),
    ]);
    expect(JSON.stringify(left)).not.toContain('MY-WORDS');
    expect(JSON.stringify(left)).toContain('ANOTHER');
    expect(await undoMerge(db(), ruth, merge, now)).toEqual({ leftovers: [] });
    expect(await readReflections(db(), kept, place)).toEqual({});
    expect(await readReflections(db(), gone, place)).toMatchObject({
      other: { text: 'ANOTHER thought' },
    });
  });

  it('stays with who deletes their own words: nobody else’s are touched', async () => {
    await bothWrite();
    await saveReflection(db(), kept, words(''), now);
    expect(await readReflections(db(), gone, place)).toHaveProperty(reflection);
  });
});
