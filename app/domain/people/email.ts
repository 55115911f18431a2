/** An e-mail address as two people must not share it: case and the writing of accents aside. */
export const foldEmail = (email: string): string => email.trim().normalize('NFC').toLowerCase();

const local = String.raw`[^\s@<>()\[\]\\,;:"\p{C}]{1,64}`;
const label = String.raw`[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?`;
const shape = new RegExp(`^${local}@(?:${label}\\.)+${label}$`, 'u');

/** Plain addresses only: no quotes, comments or lists that a mail program could read otherwise. */
export const isEmail = (email: string): boolean => email.length <= 254 && shape.test(email);
