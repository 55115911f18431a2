/**
 * Why a link may not stand in a text, or null when it may: http, https, mailto, tel, or a path on
 * this site. Control characters, blanks and backslashes are refused outright, since browsers drop
 * or turn them and so read another address than we do.
 */
export function urlProblem(url: string): string | null {
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0020\u007f-\u00a0\u2028\u2029\\]/u.test(url)) {
    return 'A link may not hold blanks, tabs, line ends or backslashes. Write the address in one piece.';
  }
  if (url.startsWith('//')) return 'Write the whole address, beginning with https://.';
  const scheme = /^([^/?#:]*):/u.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined) return null;
  if (['http', 'https', 'mailto', 'tel'].includes(scheme)) return null;
  return `A link may begin with https://, http://, mailto:, tel: or a path such as /courses; not with “${scheme}:”.`;
}
