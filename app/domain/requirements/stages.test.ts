import { describe, expect, it } from 'vitest';
import { certificateStages, dueStages, stageAt } from './stages.ts';

const due = '2026-11-27T20:59:59.000Z';
const after = (days: number, hours = 0) =>
  new Date(Date.parse(due) + days * 86_400_000 + hours * 3_600_000);

describe('A stage', () => {
  it('is told when it comes', () => {
    const told = [-8, -7, -1, 0, 7, 14, 21].map((days) => stageAt(due, dueStages, after(days, 1)));
    expect(told).toEqual([null, -7, -1, 0, 7, 14, 21]);
  });

  it('is not told any more after three days', () => {
    expect(stageAt(due, dueStages, after(-4))).toBe(-7);
    expect(stageAt(due, dueStages, after(-4, 1))).toBeNull();
    expect(stageAt(due, dueStages, after(300))).toBeNull();
  });

  it('is the newest alone, whatever was missed before', () => {
    expect(stageAt(due, certificateStages, after(-7, 5))).toBe(-7);
  });

  it('is none where it came before there was anything to tell', () => {
    const notBefore = after(-6).toISOString();
    expect(stageAt(due, dueStages, after(-6, 1), { notBefore })).toBeNull();
    expect(stageAt(due, dueStages, after(-1, 1), { notBefore })).toBe(-1);
  });
});
