/** Contacts as a phone shares them, one line each: `Mary Wanjiru; +254…; mary@…; Cook`. */
const field = (card: string, name: string): string | null => {
  const found = new RegExp(`^(?:item\\d+\\.)?${name}(?:;[^:\\n]*)?:(.*)$`, 'im').exec(card);
  const value = found?.[1]
    ?.replace(/\\[,;]/g, ' ')
    .replace(/\\n/gi, ' ')
    .trim();
  return value ? value : null;
};

const nameOf = (card: string): string =>
  field(card, 'FN') ?? (field(card, 'N') ?? '').split(';').slice(0, 2).reverse().join(' ').trim();

export function unfoldVcards(text: string): string {
  if (!/^BEGIN:VCARD/im.test(text)) return text;
  return text.replace(/^BEGIN:VCARD[^]*?^END:VCARD[ \t]*$/gim, (folded) => {
    const card = folded.replace(/\n[ \t]/g, '');
    const parts = [nameOf(card), field(card, 'TEL'), field(card, 'EMAIL'), field(card, 'TITLE')];
    return parts.filter((part) => part !== null && part !== '').join(' ; ');
  });
}
