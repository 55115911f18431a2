import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPlainPin, pinIn } from './pin.ts';

it.each(['000000', '123456', '654321', '890123', '121212', '123123', '112233', '111222', '159753'])(
  'refuses %s, which anybody would try',
  (pin) => expect(isPlainPin(pin)).toBe(true),
);

it('takes almost all others', () => {
  const all = Array.from({ length: 1_000_000 }, (_, n) => String(n).padStart(6, '0'));
  expect(all.filter(isPlainPin).length).toBeLessThan(3_000);
  expect(isPlainPin('482913')).toBe(false);
});

it('is six digits, with spaces or without, and nothing else', () => {
  expect(pinIn(' 482 913 ')).toBe('482913');
  fc.assert(
    fc.property(fc.string(), (typed) => {
      expect(pinIn(typed) !== null).toBe(/^\d{6}$/.test(typed.replace(/\s/g, '')));
    }),
  );
});
