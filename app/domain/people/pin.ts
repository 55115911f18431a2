/** A PIN: six digits that open a learner's account, and only that (DESIGN.md D10). */
export const pinLength = 6;

/** The PIN in what was typed, if it is one; no passphrase is so short. */
export function pinIn(typed: string): string | null {
  const digits = typed.replace(/\s/g, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}

const favourites = ['123321', '147258', '258369', '159753', '147852', '123654', '696969'];

/** Whether it is among the first that somebody would try. */
export function isPlainPin(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, at) => (10 + +digit - +pin[at]!) % 10));
  const inARow = steps.size === 1 && [0, 1, 9].some((step) => steps.has(step));
  const again = /^(\d)\1*$|^(\d\d)\2\2$|^(\d{3})\3$|^(\d)\4(\d)\5(\d)\6$|^(\d)\7\7(\d)\8\8$/.test(
    pin,
  );
  return inARow || again || favourites.includes(pin);
}
