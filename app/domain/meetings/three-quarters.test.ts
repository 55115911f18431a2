import { expect, it } from 'vitest';
import { saidByRoom } from './three-quarters.ts';

const at = (clock: string) =>
  saidByRoom({
    visitedAt: `2026-12-08T${clock}.000Z`,
    startsAt: '2026-12-08T12:00:00.000Z',
    minutes: 90,
  });

it('takes three quarters of the time for all of it', () => {
  expect(['11:45:00', '12:00:00', '12:22:30'].map(at)).toEqual(['present', 'present', 'present']);
  expect(['12:22:31', '13:25:00'].map(at)).toEqual(['partly', 'partly']);
});

it('knows nothing of who came for another hour', () => {
  expect(at('11:44:59')).toBeNull();
});
