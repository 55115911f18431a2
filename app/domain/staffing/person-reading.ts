/** One row of a list as a person: from cells whose columns are known, or from a line in any order. */
import { isEmail } from '#app/domain/people/people.ts';
import type { Column } from './columns.ts';
import { findEmail, findPhone, readPhone } from './contacts.ts';
import { nameFault, tidyStaffName } from './staff-name.ts';
import { longestPosition, type StaffRow } from './staffing.ts';

export type ReadPerson = Pick<
  StaffRow,
  'name' | 'email' | 'username' | 'phone' | 'position' | 'fault'
>;

type Typed = Record<'name' | 'email' | 'phone' | 'position', string> & { username?: string | null };

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Checks what stands in the four fields, wherever they come from. */
export function readPerson(typed: Typed, country: string): ReadPerson {
  const username = typed.username ? typed.username.replace(/^@/, '').toLowerCase() : null;
  const email = tidy(typed.email) || null;
  const phone = tidy(typed.phone) ? (readPhone(typed.phone, country) ?? tidy(typed.phone)) : null;
  const name = tidyStaffName(typed.name);
  const position = [...tidy(typed.position)].slice(0, longestPosition).join('') || null;
  const asked = username !== null || (email !== null && isEmail(email) && name === '');
  const unreadable = asked && name === '' ? null : (nameFault(name) ?? talk(position));
  const fault =
    unreadable ??
    (email !== null && !isEmail(email) ? 'email' : null) ??
    (phone !== null && !/^\+\d+$/.test(phone) ? 'phone' : null);
  return { name, email, username, phone, position, fault };
}

/** What somebody does takes a few words; more is somebody talking. */
const talk = (position: string | null) =>
  position !== null && (/[?!]/.test(position) || position.split(' ').length > 8)
    ? 'sentence'
    : null;

export function readColumns(cells: string[], columns: Column[], country: string): ReadPerson {
  const of = (wanted: Column) =>
    tidy(cells.filter((_cell, place) => columns[place] === wanted).join(' '));
  const name = of('name') || `${of('first')} ${of('last')}`;
  const found = findEmail(of('email'));
  const phones = findPhone(of('phone'), country);
  const username = of('username') || null;
  return readPerson(
    {
      name,
      username,
      email: found.email ?? of('email'),
      phone: phones.phone ?? of('phone'),
      position: of('position'),
    },
    country,
  );
}

const label =
  /^(?:names?|noms?|full name|phones?|tel|t[ée]l[ée]phone|mobile|cell|whats ?app|e-?mails?|mail|courriel|position|poste|fonction|role|num[ée]ro)\s*[:=.]\s*/i;
const usernameLike = /^@?[a-z][a-z0-9]*(?:\.[a-z0-9]+)+$/;
const work =
  /\b(cook|nurse|driver|guard|watchman|teacher|manager|director|cleaner|accountant|volunteer|caregiver|matron|counsell?or|worker|parent|mother|father|assistant|officer|coordinator|intern|therapist|doctor|secretary|gardener|cuisini[eè]re?|infirmi[eè]re?|[ée]ducat(?:eur|rice)|assistante?|chauffeur|gardien(?:ne)?|directeur|directrice|comptable|b[ée]n[ée]vole|enseignante?|maman|responsable|stagiaire|psychologue)\b/i;

/** A line in any order: what is no address, no number and no separator is the name, then the work. */
export function readLine(line: string, country: string): ReadPerson {
  const mails = findEmail(line);
  const phones = findPhone(mails.rest.replace(/\btel:/gi, ' '), country);
  const pieces = phones.rest
    .replace(/<\s*;\s*>/g, ';')
    .split(/[,;\t|"“”]|\s{2,}|\s[-–—/]\s|[()[\]]/)
    .map((piece) => piece.trim().replace(label, '').replace(label, ''))
    .map((piece) => piece.replace(/^[\s.:*_'-]+|[\s*_'-]+$/g, ''))
    .filter((piece) => /[^\s.:*_'-]/.test(piece) && !/^\d{1,4}\.?$/.test(piece));
  const username = pieces.find((piece) => usernameLike.test(piece)) ?? null;
  const words = pieces.filter((piece) => piece !== username);
  const heading = /:\s*$/.test(line) && mails.email === null && phones.phone === null;
  const [name = '', position = ''] = heading
    ? [`${words.join(' ').replace(/:+$/, '')}:`]
    : nameAndWork(words);
  const contact = { email: mails.email ?? '', phone: phones.phone ?? '' };
  return readPerson({ name, username, position, ...contact }, country);
}

function nameAndWork(words: string[]): [string, string] {
  const [first = '', second = '', ...more] = words;
  if (second === '') return [first, ''];
  const single = (text: string) => !/\s/.test(text);
  if (work.test(first) && !work.test(second)) return [second, [first, ...more].join(', ')];
  // «Wanjiru, Mary» is one name in two cells.
  if (single(first) && single(second) && !work.test(second))
    return [`${first} ${second}`, more.join(', ')];
  return [first, [second, ...more].join(', ')];
}
