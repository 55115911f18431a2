import ICAL from 'ical.js';
import { afterEach, expect, it } from 'vitest';
import { daysOf } from './rule.ts';
import { writeCalendar, type CalendarEvent } from './vcalendar.server.ts';
import { instantOf } from './zone-time.ts';

const event: CalendarEvent = {
  uid: 'a@example.org',
  sequence: 2,
  changedAt: '2026-11-22T09:00:00.000Z',
  startsAt: '2026-12-08T12:00:00.000Z',
  endsAt: '2026-12-08T13:30:00.000Z',
  timeZone: 'Africa/Nairobi',
  title: 'Families first',
  description: 'We learn.\nFrom each other.',
  place: null,
  address: 'https://example.org/meetings/a',
  status: 'confirmed',
};
const write = (...events: Partial<CalendarEvent>[]) =>
  writeCalendar({
    name: 'Meetings; of, mine',
    language: 'en',
    events: events.map((more) => ({ ...event, ...more })),
  });

/** As a parser that is not ours reads it, with the zones that the file itself brings. */
function read(ics: string) {
  const calendar = new ICAL.Component(ICAL.parse(ics) as unknown[]);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents('vevent');
  return { calendar, events, first: new ICAL.Event(events[0]!) };
}
const serversZone = process.env.TZ;
afterEach(() => {
  ICAL.TimezoneService.reset();
  if (serversZone === undefined) delete process.env.TZ;
  else process.env.TZ = serversZone;
});

it('says all that a calendar needs', () => {
  const { calendar, events, first } = read(write({}));
  expect(events).toHaveLength(1);
  // A text (RFC 7986 §5.1), whose escapes ical.js does not read.
  expect(write({})).toContain('\r\nNAME:Meetings\\; of\\, mine\r\n');
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
  expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT6H');
  expect(first).toMatchObject({
    uid: 'a@example.org',
    sequence: 2,
    summary: 'Families first',
    description: 'We learn.\nFrom each other.',
  });
  expect(first.startDate.toString()).toBe('2026-12-08T15:00:00');
  expect(first.startDate.zone?.tzid).toBe('Africa/Nairobi');
  expect(first.startDate.toJSDate().toISOString()).toBe(event.startsAt);
  expect(events[0]!.getFirstPropertyValue('status')).toBe('CONFIRMED');
  expect(String(events[0]!.getFirstPropertyValue('dtstamp'))).toBe('2026-11-22T09:00:00Z');
});

it.each([
  'Africa/Nairobi',
  'Africa/Kampala',
  'Africa/Freetown',
  'America/Port-au-Prince',
  'America/Denver',
  'Asia/Bangkok',
  'UTC',
])('means the same moment in %s, through 2030', (timeZone) => {
  const starts = daysOf('FREQ=MONTHLY;BYDAY=2TU', '2026-12-01', '2030-12-31').map((day) =>
    instantOf(`${day}T15:00`, timeZone).toISOString(),
  );
  const endsAt = (start: string) => new Date(Date.parse(start) + 5_400_000).toISOString();
  const ics = write(...starts.map((it) => ({ startsAt: it, endsAt: endsAt(it), timeZone })));
  const { calendar, events } = read(ics);
  const said = events.map((it) => new ICAL.Event(it).startDate.toJSDate().toISOString());
  expect(said).toEqual(starts);
  expect(calendar.getAllSubcomponents('vtimezone')).toHaveLength(timeZone === 'UTC' ? 0 : 1);
  if (timeZone !== 'UTC') expect(ics).toContain(`\r\nTZID:${timeZone}\r\n`);
});

it('is the same wherever the server stands', () => {
  const here = write({ timeZone: 'America/Denver' });
  process.env.TZ = 'Pacific/Auckland';
  expect(new Date(event.startsAt).getHours()).toBe(1);
  expect(write({ timeZone: 'America/Denver' })).toBe(here);
});

it('folds Thai by octets, and no letter breaks', () => {
  const title = 'การประชุมประจำเดือนของชุมชนนักปฏิบัติ ครอบครัวมาก่อน '.repeat(5).trim();
  const ics = write({ title, description: `${title}\n${title}`, place: '🏠'.repeat(60) });
  for (const each of ics.split('\r\n')) expect(Buffer.byteLength(each)).toBeLessThanOrEqual(75);
  const { first } = read(ics);
  expect(first.summary).toBe(title);
  expect(first.description).toBe(`${title}\n${title}`);
  expect(first.location).toBe('🏠'.repeat(60));
});

it('lets no text out of its line', () => {
  const bad =
    'Hello\r\nATTENDEE:mailto:x@evil.example\rEND:VEVENT\nBEGIN:VEVENT\u2028UID:b\u0000\\n;,"\u0085X:1';
  const all = { title: bad, description: bad, place: bad };
  const ics = writeCalendar({ name: bad, language: 'en', events: [{ ...event, ...all }] });
  const { calendar, events, first } = read(ics);
  expect(events).toHaveLength(1);
  expect(calendar.getAllSubcomponents().map((it) => it.name)).toEqual(['vtimezone', 'vevent']);
  expect(events[0]!.getAllProperties('attendee')).toEqual([]);
  expect(events[0]!.getAllProperties('uid')).toHaveLength(1);
  expect(calendar.getAllProperties('attendee')).toEqual([]);
  expect(first.summary).toContain('Hello ATTENDEE:mailto:x@evil.example END:VEVENT');
  expect(first.summary).toContain('\\n;,"');
  expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\u2028]/u);
});
