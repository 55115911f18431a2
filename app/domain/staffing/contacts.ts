/** Telephone numbers and e-mail addresses, found in a line or typed in a field. */
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** E.164, or null where it is no number that could be dialled from `country` or from anywhere. */
export function readPhone(typed: string, country: string): string | null {
  const digits = typed.replace(/\D/g, '');
  if (digits.length < 5 || digits.length > 17) return null;
  const at = isSupportedCountry(country) ? country : undefined;
  const text = typed.replace(/^\D*?(\+|\d|\()/, '$1').replace(/^00(?=[1-9])/, '+');
  // Excel takes the plus away.
  for (const candidate of [text, `+${digits}`]) {
    const number = parsePhoneNumberFromString(candidate, at);
    if (number?.isValid()) return number.number;
  }
  return null;
}

/** Something in the shape of a number: digits with a few signs between them. */
const numberLike = /(?:\+|\b00|\()?\d[\d\s().\-/]{3,22}\d/g;

export function findPhone(line: string, country: string): { phone: string | null; rest: string } {
  let phone: string | null = null;
  let unread: string | null = null;
  const rest = line.replace(numberLike, (found) => {
    const digits = found.replace(/\D/g, '').length;
    if (digits < 5) return found;
    const read = readPhone(found, country);
    if (read) phone ??= read;
    else unread ??= found.trim();
    return ' ; ';
  });
  return { phone: phone ?? unread, rest };
}

const addressLike =
  /(?:mailto:)?[^\s@<>()[\]\\,;:"|]+@[^\s@<>()[\]\\,;:"|]+\.[^\s@<>()[\]\\,;:"|]+/giu;

export function findEmail(line: string): { email: string | null; rest: string } {
  let email: string | null = null;
  const rest = line.replace(addressLike, (found) => {
    email ??= found.replace(/^mailto:/i, '').replace(/[.'’]+$/, '');
    return ' ; ';
  });
  return { email, rest };
}
