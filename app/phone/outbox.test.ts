import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  openOutbox,
  type Fields,
  type Phone,
  type Reply,
  type State,
  type Unsent,
} from './outbox.ts';

const answer = (value: string): Fields => [['q.uncle', value]];

/** A server that may lose a request, or its own reply, and a clock that the test moves. */
function aPhone(fates: ('well' | 'request lost' | 'reply lost')[] = []) {
  const received: { sequence: number; fields: Fields }[] = [];
  const waiting: (() => void)[] = [];
  const shown: State[] = [];
  let stored: Unsent = {};
  let atOnce = 0;
  let mostAtOnce = 0;
  const phone: Phone = {
    async post(sequence, fields): Promise<Reply> {
      mostAtOnce = Math.max(mostAtOnce, ++atOnce);
      await Promise.resolve();
      atOnce--;
      const fate = fates.shift() ?? 'well';
      if (fate !== 'request lost') received.push({ sequence, fields });
      return fate === 'well' ? { is: 'kept', time: '10:40' } : { is: 'lost' };
    },
    now: () => 1000,
    random: () => 0.5,
    wait: (_milliseconds, then) => {
      waiting.push(then);
      return () => void waiting.splice(waiting.indexOf(then) >>> 0, 1);
    },
    store: (unsent) => (stored = { ...unsent }),
    show: (state) => shown.push(state),
  };
  const settle = async () => {
    for (let turn = 0; turn < 200; turn++) {
      for (let tick = 0; tick < 5; tick++) await Promise.resolve();
      waiting.shift()?.();
    }
  };
  return {
    phone,
    received,
    shown,
    settle,
    stored: () => stored,
    waiting,
    mostAtOnce: () => mostAtOnce,
  };
}

describe('the outbox', () => {
  it('sends an answer at once, and lets it go when the server has it', async () => {
    const { phone, received, shown, stored, settle } = aPhone();
    const outbox = openOutbox(phone, {});
    void outbox.put('uncle', answer('verify'));
    expect(stored()).toEqual({ uncle: answer('verify') });
    await settle();
    expect(received).toEqual([{ sequence: 1000, fields: answer('verify') }]);
    expect(shown.map((it) => it.is)).toEqual(['sending', 'kept']);
    expect(stored()).toEqual({});
    expect(outbox.isEmpty()).toBe(true);
  });

  it('has one request under way, and then sends only the latest', async () => {
    const { phone, received, settle, mostAtOnce } = aPhone();
    const outbox = openOutbox(phone, {});
    for (const value of ['a', 'b', 'c', 'd']) void outbox.put('uncle', answer(value));
    await settle();
    expect(received.map((it) => it.fields)).toEqual([answer('a'), answer('d')]);
    expect(received[1]!.sequence).toBeGreaterThan(received[0]!.sequence);
    expect(mostAtOnce()).toBe(1);
  });

  it('sends again under the same number when the reply was lost', async () => {
    const { phone, received, shown, settle } = aPhone(['reply lost', 'request lost']);
    void openOutbox(phone, {}).put('uncle', answer('verify'));
    await settle();
    expect(received.map((it) => it.sequence)).toEqual([1000, 1000]);
    expect(shown.map((it) => it.is)).toEqual([
      'sending',
      'lost',
      'sending',
      'lost',
      'sending',
      'kept',
    ]);
  });

  it('takes a new number when something changed meanwhile', async () => {
    const { phone, received, settle } = aPhone(['reply lost']);
    const outbox = openOutbox(phone, {});
    await outbox.put('uncle', answer('verify'));
    await outbox.put('uncle', answer('pastor'));
    await settle();
    expect(received.map((it) => [it.sequence, it.fields[0]![1]])).toEqual([
      [1000, 'verify'],
      [1001, 'pastor'],
    ]);
  });

  it('waits longer each time, and not at all when the network is back', async () => {
    const pauses: number[] = [];
    const { phone, received } = aPhone(Array(6).fill('request lost'));
    let again = () => {};
    const outbox = openOutbox(
      {
        ...phone,
        wait: (pause, then) => {
          pauses.push(pause);
          again = then;
          return () => {};
        },
      },
      {},
    );
    await outbox.put('uncle', answer('verify'));
    for (const tries of [2, 3, 4]) {
      again();
      await vi.waitFor(() => expect(pauses).toHaveLength(tries));
    }
    expect(pauses).toEqual([2000, 4000, 8000, 16000]);
    // Answers given meanwhile are no reason to wait longer.
    await outbox.put('aunt', answer('ask'));
    await outbox.put('aunt', answer('write'));
    expect(pauses.slice(4)).toEqual([2000, 2000]);
    await outbox.retry();
    await outbox.retry();
    expect(received).toHaveLength(1);
    expect(outbox.isEmpty()).toBe(true);
  });

  it('keeps answers while somebody must sign in, and drops what the server will not take', async () => {
    const replies: Reply[] = [{ is: 'out' }, { is: 'refused' }];
    const { phone, shown, stored } = aPhone();
    const outbox = openOutbox({ ...phone, post: async () => replies.shift()! }, {});
    await outbox.put('uncle', answer('verify'));
    expect(stored()).toEqual({ uncle: answer('verify') });
    await outbox.retry();
    expect(stored()).toEqual({});
    expect(shown.at(-1)).toEqual({ is: 'refused' });
  });

  it('ends with what was answered last, on whatever network', async () => {
    const fate = fc.constantFrom('well', 'request lost', 'reply lost');
    const deed = fc.record({
      key: fc.constantFrom('uncle', 'steps'),
      value: fc.constantFrom('a', 'b', 'c'),
      pause: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fate, { maxLength: 12 }),
        fc.array(deed, { minLength: 1, maxLength: 8 }),
        async (fates, deeds) => {
          const { phone, received, settle, stored, mostAtOnce } = aPhone(
            fates as ('well' | 'request lost' | 'reply lost')[],
          );
          const outbox = openOutbox(phone, {});
          for (const { key, value, pause } of deeds) {
            void outbox.put(key, [[key, value]]);
            if (pause) await settle();
          }
          await settle();
          // The server counts the highest number of each question; the same number is the same save.
          const at = new Map<string, { sequence: number; value: string }>();
          for (const { sequence, fields } of received)
            for (const [key, value] of fields)
              if (sequence >= (at.get(key)?.sequence ?? 0)) at.set(key, { sequence, value });
          const last = new Map(deeds.map(({ key, value }) => [key, value]));
          expect([...at].map(([key, it]) => [key, it.value]).sort()).toEqual([...last].sort());
          expect(stored()).toEqual({});
          expect(mostAtOnce()).toBe(1);
        },
      ),
      { numRuns: 60 },
    );
  });
});
