/** A username made from a name: `mary.wanjiru`; a name without Latin letters takes the team's. */
const spelled: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ŋ: 'ng',
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
  ɛ: 'e',
  ɔ: 'o',
  ə: 'e',
  ħ: 'h',
};

const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ`]/gu, '')
    .replace(/[^\u0000-\u007f]/g, (sign) => spelled[sign] ?? sign);

export function usernameFrom(name: string, team: string): string {
  const words = fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => /^[a-z][a-z0-9]*$/.test(word));
  const chosen = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
  const made = chosen.join('.').slice(0, 30).replace(/\.$/, '');
  return made.length < 2 ? `${team.slice(0, 26)}.1` : made;
}

/** The next one to try: `mary.wanjiru`, `mary.wanjiru2`, `mary.wanjiru3`. */
export function nextUsername(username: string): string {
  const [, stem = username, number] = /^(.*?)(\d+)$/.exec(username) ?? [];
  return `${stem}${number === undefined ? 2 : Number(number) + 1}`;
}
