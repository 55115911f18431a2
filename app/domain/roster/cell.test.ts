import { expect, it } from 'vitest';
import { cellFrom, type CertificateFact, type Facts } from './cell.ts';

const now = new Date('2026-11-22T08:00:00.000Z');
const days = (count: number) => new Date(now.getTime() + count * 86_400_000).toISOString();
const course = {
  id: 'c',
  slug: 'safe-every-day',
  title: 'Safe Every Day',
  lessons: 2,
  keys: ['first', 'second'],
};

const required = (more: Partial<NonNullable<Facts['requirement']>> = {}) => ({
  requirement: { id: 'r', cycle: 1, dueAt: null, waived: false, ...more },
});
const enrolled = (more: Partial<NonNullable<Facts['enrolment']>> = {}) => ({
  enrolment: {
    cycle: 1,
    enrolledAt: days(-90),
    left: false,
    passedAt: null,
    lessons: [],
    ...more,
  },
});
const passed = enrolled({ passedAt: days(-80), lessons: course.keys });
const certificate = (expiresAt: string, more: Partial<CertificateFact> = {}) => ({
  certificates: [
    { cycle: 1, number: 'N', issuedAt: days(-80), expiresAt, revoked: false, ...more },
  ],
});
const cell = (facts: Partial<Facts>) =>
  cellFrom(course, { requirement: null, enrolment: null, certificates: [], ...facts }, now);
const state = (facts: Partial<Facts>) => cell(facts).state;

it('a course that nobody asks for and nobody joined is not needed', () => {
  expect(state({})).toBe('not-needed');
});

it('goes from not started to ready, by lessons that the course has now', () => {
  expect(state(required())).toBe('not-started');
  expect(state(enrolled())).toBe('not-started');
  expect(cell(enrolled({ lessons: ['first', 'dropped'] }))).toMatchObject({
    state: 'going',
    completed: 1,
  });
  expect(state(enrolled({ lessons: ['first', 'second'] }))).toBe('ready');
});

it('is overdue once the due day is over, and no longer when it is done', () => {
  expect(state(required({ dueAt: days(1) }))).toBe('not-started');
  expect(state(required({ dueAt: days(-1) }))).toBe('overdue');
  expect(state({ ...required({ dueAt: days(-1) }), ...enrolled({ lessons: ['first'] }) })).toBe(
    'overdue',
  );
  expect(state({ ...required({ dueAt: days(-1) }), ...passed })).toBe('done');
});

it('expires soon within 60 days, and then has expired', () => {
  expect(state({ ...passed, ...certificate(days(61)) })).toBe('done');
  expect(state({ ...passed, ...certificate(days(60)) })).toBe('expiring');
  expect(state({ ...passed, ...certificate(now.toISOString()) })).toBe('expired');
  expect(cell({ ...passed, ...certificate(days(61)) }).certificate).toMatchObject({ number: 'N' });
});

it('is done before the certificate is made, and not when it was withdrawn', () => {
  expect(state(passed)).toBe('done');
  expect(state({ ...passed, ...certificate(days(300), { revoked: true }) })).toBe('withdrawn');
  const both = [
    ...certificate(days(300), { revoked: true }).certificates,
    ...certificate(days(300), { number: 'M' }).certificates,
  ];
  expect(cell({ ...passed, certificates: both })).toMatchObject({
    state: 'done',
    certificate: { number: 'M' },
  });
});

it('is waived, unless it is done all the same', () => {
  const waived = required({ waived: true, dueAt: days(-1) });
  expect(cell(waived)).toMatchObject({ state: 'waived', dueAt: null });
  expect(state({ ...waived, ...passed })).toBe('done');
  expect(state({ ...waived, ...passed, ...certificate(days(-1)) })).toBe('waived');
});

it('while it is renewed, says when the old certificate ends', () => {
  const renewing = { ...required({ cycle: 2, dueAt: days(30) }), ...passed };
  expect(state({ ...renewing, ...certificate(days(30)) })).toBe('expiring');
  expect(cell({ ...renewing, ...certificate(days(30)) }).completed).toBe(0);
  expect(state({ ...renewing, ...certificate(days(-1)) })).toBe('expired');
  const late = { ...required({ cycle: 2, dueAt: days(-1) }), ...passed };
  expect(state({ ...late, ...certificate(days(-1)) })).toBe('expired');
  expect(state({ ...late, ...certificate(days(30)) })).toBe('overdue');
  const again = enrolled({ cycle: 2, passedAt: days(-1), lessons: course.keys });
  const certificates = [
    ...certificate(days(5)).certificates,
    ...certificate(days(700), { cycle: 2, number: 'SECOND' }).certificates,
  ];
  expect(cell({ ...renewing, ...again, certificates })).toMatchObject({
    state: 'done',
    cycle: 2,
    certificate: { number: 'SECOND' },
  });
});

it('who left a course that nobody asks for does not need it; what is asked for stays', () => {
  const left = enrolled({ left: true, lessons: ['first'] });
  expect(state(left)).toBe('not-needed');
  expect(state({ ...left, ...required() })).toBe('going');
  expect(state({ ...passed, enrolment: { ...passed.enrolment, left: true } })).toBe('done');
});
