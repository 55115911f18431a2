/**
 * Addresses in a text become links, and nothing else does: only http and https, never with a name
 * or a password in front (`https://bank.example@evil.example`), and a host that only looks like
 * another is shown as what it is.
 */
export type WordsPart =
  { kind: 'words'; text: string } | { kind: 'link'; text: string; to: string };

const address = /https?:\/\/[^\s<>"'`\\^{|}\u00AB\u00BB\u201C\u201D\u2018\u2019]+/gi;

export function partsOf(text: string): WordsPart[] {
  const parts: WordsPart[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const typed = withoutEnding(found);
    const to = safeAddress(typed);
    if (to === null) continue;
    if (index > from) parts.push({ kind: 'words', text: text.slice(from, index) });
    parts.push({
      kind: 'link',
      text: to.includes('://xn--') || to.includes('.xn--') ? to : typed,
      to,
    });
    from = index + typed.length;
  }
  if (from < text.length) parts.push({ kind: 'words', text: text.slice(from) });
  return parts;
}

/** A sentence goes on, or a bracket closes, behind an address. */
function withoutEnding(found: string): string {
  let end = found.length;
  while (end > 0 && endsSentence(found, end)) end -= 1;
  return found.slice(0, end);
}

function endsSentence(found: string, end: number): boolean {
  const last = found[end - 1]!;
  if (last === ')') return !found.slice(0, end).includes('(');
  return '.,;:!?…]'.includes(last);
}

function safeAddress(typed: string): string | null {
  if (!URL.canParse(typed)) return null;
  const url = new URL(typed);
  if (url.username !== '' || url.password !== '' || !url.hostname.includes('.')) return null;
  return url.href;
}
