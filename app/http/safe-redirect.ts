/**
 * Where to go next, taken from what a browser sent: a path of this site, or `fallback`.
 * Refused are other sites in every spelling that browsers forgive: `//host`, `/\host`, encoded
 * slashes and backslashes, tabs and line breaks inside (WHATWG URL drops them).
 */
export function safeRedirect(wanted: unknown, fallback = '/'): string {
  if (typeof wanted !== 'string' || wanted.length > 2000) return fallback;
  if (!/^\/(?![/\\])/.test(wanted) || /[\u0000-\u001f\u007f\\]/.test(wanted)) return fallback;
  const url = new URL(wanted, 'http://here.invalid');
  if (url.origin !== 'http://here.invalid') return fallback;
  // Looked at after the URL has taken its dots out: `/./%2fhost` begins with a slash too.
  if (/^\/(\/|%2f|%5c|%09|%0a|%0d)/i.test(url.pathname)) return fallback;
  return url.pathname + url.search + url.hash;
}
