import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentAnswers, newSaves, type Save, type Sent } from './current-answers.ts';

const phone = 'phone';
const laptop = 'laptop';
const now = new Date('2026-11-22T07:40:00.000Z');

/** Sends one after the other, as they arrive. */
function arrive(sends: Sent[], before: Save[] = []): Save[] {
  return sends.reduce((saves, sent) => [...saves, ...newSaves(saves, sent, now)], before);
}
const sends = (
  pageId: string,
  sequence: number | null,
  response: string | null,
  seen?: string,
) => ({
  pageId,
  seen: seen ?? null,
  answers: [{ questionKey: 'uncle', sequence, response }],
});
const current = (saves: Save[]) =>
  JSON.parse(currentAnswers(saves).get('uncle')?.response ?? 'null');

describe('the answer that counts', () => {
  it('is a page’s newest, in whatever order and however often its saves arrive', () => {
    const texts = ['verify', 'handover', 'pastor', null, 'verify'];
    const inOrder = texts.map((text, at) => sends(phone, at + 1, text));
    const expected = current(arrive(inOrder));
    const arrivals = fc.shuffledSubarray([...inOrder, ...inOrder, ...inOrder], {
      minLength: 15,
      maxLength: 15,
    });
    fc.assert(
      fc.property(arrivals, (order) => {
        const saves = arrive(order);
        expect(current(saves)).toEqual(expected);
        expect(saves).toHaveLength(texts.length);
      }),
    );
  });

  it('is the same however many questions the saves are about', () => {
    const save = fc.record({
      questionKey: fc.constantFrom('a', 'b', 'c'),
      response: fc.constantFrom('one', 'two', null),
    });
    fc.assert(
      fc.property(
        fc.array(save, { maxLength: 12 }).chain((drafts) => {
          const all = drafts.map((draft, at): Sent => ({
            pageId: phone,
            answers: [{ ...draft, sequence: at + 1 }],
          }));
          const twice = [...all, ...all];
          return fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(twice, { minLength: twice.length, maxLength: twice.length }),
          );
        }),
        ([all, arrivals]) => {
          const end = (saves: Save[]) =>
            [...currentAnswers(saves)].map(([key, it]) => [key, it.response]).sort();
          expect(end(arrive(arrivals))).toEqual(end(arrive(all)));
        },
      ),
    );
  });

  it('between two pages, is that of the page whose newest save came last', () => {
    expect(current(arrive([sends(phone, 5, 'verify'), sends(laptop, 1, 'pastor')]))).toBe('pastor');
    // An old save of the phone that was stuck on its way brings nothing back.
    expect(
      current(
        arrive([
          sends(phone, 5, 'verify'),
          sends(laptop, 1, 'pastor'),
          sends(phone, 4, 'handover'),
        ]),
      ),
    ).toBe('pastor');
    expect(
      current(
        arrive([
          sends(phone, 5, 'verify'),
          sends(laptop, 1, 'pastor'),
          sends(phone, 6, 'handover'),
        ]),
      ),
    ).toBe('handover');
  });
});

describe('a page without a script', () => {
  it('keeps an unchanged answer only once', () => {
    const saves = arrive([sends(phone, null, 'verify'), sends(phone, null, 'verify')]);
    expect(saves).toHaveLength(1);
    expect(arrive([sends(laptop, null, 'verify', saves[0]!.savedAt)], saves)).toHaveLength(1);
  });

  it('changes and clears what it shows', () => {
    const saves = arrive([sends(phone, null, 'verify')]);
    const seen = saves[0]!.savedAt;
    expect(current(arrive([sends(laptop, null, 'pastor', seen)], saves))).toBe('pastor');
    expect(current(arrive([sends(laptop, null, null, seen)], saves))).toBeNull();
  });

  it('left open elsewhere, undoes nothing it has not shown', () => {
    const saves = arrive([sends(phone, null, 'verify')]);
    expect(current(arrive([sends(laptop, null, null)], saves))).toBe('verify');
    const later = arrive([sends(phone, null, 'pastor')], saves);
    const stale = sends(laptop, null, 'verify', saves[0]!.savedAt);
    expect(current(arrive([stale], later))).toBe('pastor');
  });

  it('comes after the numbered saves of its own page', () => {
    expect(current(arrive([sends(phone, 900, 'verify'), sends(phone, null, 'pastor')]))).toBe(
      'pastor',
    );
  });
});

describe('the time of a save', () => {
  it('keeps the order of arrival where clocks stand still or run back', () => {
    const first = newSaves([], sends(phone, 1, 'verify'), now);
    const back = new Date(now.getTime() - 86_400_000);
    const second = newSaves(first, sends(laptop, 1, 'pastor'), back);
    expect(second[0]!.savedAt > first[0]!.savedAt).toBe(true);
  });
});
