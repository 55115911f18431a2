/**
 * The forms of who runs meetings. They only give what was typed its shape; what is wrong with it
 * the verbs say, field by field.
 */
import { z } from 'zod';
import { organizationKinds } from '#app/domain/organizations/organizations.ts';
import { contentLanguages } from '#app/words/languages.ts';
import { monthDays, ruleOf, usualChoice, weekdays, weeks } from './monthly-choice.ts';
import type { Audience, LaterDay, Plan } from './series-plan.ts';

export const mostTimes = 6;
export const timeFields = Array.from({ length: mostTimes }, (_, place) => `time${place + 1}`);
export const mostDays = 5;

const text = z
  .string()
  .default('')
  .overwrite((typed) => typed.replace(/\r\n?/g, '\n').trim());
/** What was not typed is none; what is no number is wrong, and stays so. */
const number = text.transform((typed) => (/^\d{1,6}$/.test(typed) ? Number(typed) : NaN));
const orNone = text.transform((typed) => (typed === '' ? null : Number(typed)));
const box = z
  .string()
  .optional()
  .transform((sent) => sent !== undefined);
const language = z.enum(contentLanguages).catch('en');

const times = { time1: text, time2: text, time3: text, time4: text, time5: text, time6: text };
const monthly = {
  week: z.enum([...weeks, 'day']).catch(usualChoice.week),
  weekday: z.enum(weekdays).catch(usualChoice.weekday),
  monthDay: number.transform((day) => monthDays.find((it) => it === day) ?? 1),
  every: number.transform((months) => (months >= 1 && months <= 12 ? months : 1)),
};
const when = { startsOn: text, timeZone: text, minutes: number, ...times };

/** How often, at what time and for how long. */
export const planForm = z
  .object({ ...monthly, ...when, step: text, use: text, from: text })
  .transform((typed) => ({ ...typed, plan: planOf(typed, ruleOf(typed)) }));

interface When {
  startsOn: string;
  timeZone: string;
  minutes: number;
  time1: string;
}

function planOf(typed: When, rule: string | null): Plan {
  const { startsOn, timeZone, minutes, time1 } = typed;
  const named = typed as unknown as Record<string, string>;
  const turns = timeFields.map((name) => named[name] ?? '').filter((time) => time !== '');
  return { rule, startsOn, localTimes: rule === null ? [time1] : turns, timeZone, minutes };
}

const days = {
  ...{ day2: text, dayTime2: text, dayMinutes2: number },
  ...{ day3: text, dayTime3: text, dayMinutes3: number },
  ...{ day4: text, dayTime4: text, dayMinutes4: number },
  ...{ day5: text, dayTime5: text, dayMinutes5: number },
};

/** A row that nobody touched is no day. */
function laterDaysOf(days: object): LaterDay[] {
  const typed = days as Record<string, unknown>;
  return Array.from({ length: mostDays - 1 }, (_, place) => place + 2).flatMap((day) => {
    const [on, time] = [typed[`day${day}`], typed[`dayTime${day}`]] as string[];
    if (!on && !time) return [];
    return [{ localStart: `${on}T${time}`, minutes: typed[`dayMinutes${day}`] as number }];
  });
}

const about = {
  title: text,
  purpose: text,
  writtenIn: language,
  languages: z.array(z.enum(contentLanguages)).default([]),
  audience: z.enum(['everyone', 'kinds', 'organizations']).catch('everyone'),
  kinds: z.array(z.enum(organizationKinds)).default([]),
  organizations: z.array(z.string()).default([]),
  capacity: orNone,
  roomAddress: text.transform((typed) => typed || null),
  roomPhone: text.transform((typed) => typed || null),
  place: text.transform((typed) => typed || null),
};

interface Who {
  audience: Audience['of'];
  kinds: (typeof organizationKinds)[number][];
  organizations: string[];
}
const audienceOf = ({ audience: of, kinds, organizations }: Who): Audience =>
  of === 'kinds' ? { of, kinds } : of === 'organizations' ? { of, organizations } : { of };

export const seriesLists = ['languages', 'kinds', 'organizations', 'facilitators', 'prereading'];

export const newSeriesForm = z
  .object({
    kind: z.enum(['community', 'workshop']).catch('community'),
    step: text,
    use: text,
    ...about,
    ...monthly,
    ...when,
    ...days,
  })
  .transform(({ step, use, ...typed }) => ({
    step,
    use,
    series: {
      ...planOf(typed, typed.kind === 'workshop' ? null : ruleOf(typed)),
      kind: typed.kind,
      title: typed.title,
      purpose: typed.purpose,
      writtenIn: typed.writtenIn,
      languages: typed.languages,
      audience: audienceOf(typed),
      capacity: typed.capacity,
      roomAddress: typed.roomAddress,
      roomPhone: typed.roomPhone,
      place: typed.place,
      laterDays: typed.kind === 'workshop' ? laterDaysOf(typed) : [],
    },
  }));

/** An empty box for the room leaves it as it is; to have none one says so. */
const kept = <T extends string | null>(typed: T, gone: boolean): T | null | undefined =>
  gone ? null : (typed ?? undefined);

export const settingsForm = z
  .object({
    ...about,
    noRoom: box,
    noPhone: box,
    facilitators: z.array(z.string()).default([]),
  })
  .transform(({ noRoom, noPhone, kinds, organizations, audience, ...typed }) => ({
    ...typed,
    audience: audienceOf({ audience, kinds, organizations }),
    roomAddress: kept(typed.roomAddress, noRoom),
    roomPhone: kept(typed.roomPhone, noPhone),
  }));

export const reasonForm = z.object({
  reason: text.refine((typed) => typed.length <= 500, { error: 'series.problem.reasonLong' }),
  and: z.enum(['this', 'later']).catch('this'),
  from: text,
});

export const dateForm = z.object({ day: text, time: text, minutes: number });

export const meetingForm = z
  .object({
    theme: text,
    agenda: text,
    writtenIn: language,
    prereading: z.array(z.string()).default([]),
    facilitators: z.array(z.string()).default([]),
    guests: text,
    roomAddress: text.transform((typed) => typed || null),
    roomPhone: text.transform((typed) => typed || null),
    noRoom: box,
    noPhone: box,
    place: text.transform((typed) => typed || null),
    capacity: orNone,
    languages: z.array(z.enum(contentLanguages)).default([]),
    and: z.enum(['this', 'later']).catch('this'),
  })
  .transform(({ noRoom, noPhone, ...typed }) => ({
    ...typed,
    roomAddress: kept(typed.roomAddress, noRoom),
    roomPhone: kept(typed.roomPhone, noPhone),
    guests: typed.guests.split(/[\s,;]+/).filter((it) => it !== ''),
  }));
