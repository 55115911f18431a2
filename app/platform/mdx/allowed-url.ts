/**
 * Why a link may not stand in a text, or null when it may: http, https, mailto, tel, or a path on
 * this site. Control characters, blanks and backslashes are refused outright, since browsers drop
 * or turn them and so read another address than we do.
 */
export function urlProblem(url: string): string | null {
  if (/[\p{Cc}\p{Cf}\s\\]/u.test(url)) {
    return 'A link may not hold blanks, tabs, line ends or backslashes. Write the address in one piece.';
  }
  if (url.startsWith('//')) return 'Write the whole address, beginning with https://.';
  const scheme = /^([^/?#:]*):/u.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined) return null;
  if (['http', 'https', 'mailto', 'tel'].includes(scheme)) return null;
  return `A link may begin with https://, http://, mailto:, tel: or a path such as /courses; not with “${scheme}:”.`;
}
