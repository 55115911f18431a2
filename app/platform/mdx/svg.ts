export type Picture = { type: string; width: number; height: number };
export type Refused = { problem: string };

/** What a drawing may not hold, and how to mend it. An <img> runs none of it; we don't keep it either. */
const forbidden: [RegExp, string][] = [
  [/<!DOCTYPE|<!ENTITY|<\?(?!xml[\s?])/iu, 'a DOCTYPE, an entity or a processing instruction'],
  [
    /<(?:[\w.-]+:)?(?:script|foreignObject|iframe|object|embed|audio|video|handler|listener|set|animate\w*)\b/iu,
    'a script, an animation or foreign content',
  ],
  [
    /[\s"'/](?:[\w.-]+:)?on[\w:.-]*\s*=/iu,
    'an attribute that begins with “on”, which would run a script',
  ],
  [/(?:javascript|vbscript|data)\s*:/iu, 'a javascript: or data: address'],
  [/@import|expression\s*\(|-moz-binding/iu, 'styles that load or run something'],
];

/**
 * Judges a drawing without an XML parser, by refusing every spelling that could hide something:
 * character references in attributes among them.
 */
export function readSvg(source: string): Picture | Refused {
  const svg = source.replace(/^\uFEFF/u, '').replace(/<!--[\s\S]*?-->/gu, '');
  const opening = /^\s*(?:<\?xml[^>]*\?>\s*)?<svg\b([^>]*)>/u.exec(svg);
  if (!opening || !/<\/svg>\s*$/u.test(svg)) {
    return { problem: 'This is not an SVG drawing, from <svg …> to </svg>. Export it again.' };
  }
  if (svg.includes('\uFFFD') || svg.includes('\0')) {
    return { problem: 'The drawing is not UTF-8 text. Export it again as UTF-8.' };
  }
  if (/&(?!amp;|lt;|gt;|quot;|apos;)/u.test(svg) || /<!\[CDATA/u.test(svg)) {
    return holds('character references or CDATA; write the characters themselves');
  }
  for (const [pattern, what] of forbidden) {
    if (pattern.test(svg)) return holds(what);
  }
  for (const [, address = ''] of svg.matchAll(/\b(?:href|src)\s*=\s*["']?\s*([^"'\s>]*)/giu)) {
    if (!address.startsWith('#')) return holds('a link to something outside of it');
  }
  for (const [, address = ''] of svg.matchAll(/url\(\s*["']?\s*([^)"']*)/giu)) {
    if (!address.startsWith('#')) return holds('a url(…) to something outside of it');
  }
  if (/\\/u.test(svg)) return holds('a backslash, which can hide an address in a style');
  return size(opening[1] ?? '');
}

const holds = (what: string): Refused => ({
  problem: `The drawing holds ${what}. Remove it, or export the drawing again as plain SVG.`,
});

function size(attributes: string): Picture | Refused {
  const box =
    /\bviewBox\s*=\s*["']\s*[\d.-]+[\s,]+[\d.-]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*["']/u.exec(
      attributes,
    );
  const width = Math.round(Number(box?.[1]));
  const height = Math.round(Number(box?.[2]));
  if (!(width > 0 && height > 0))
    return { problem: 'The drawing needs a viewBox="0 0 width height" on <svg>.' };
  return { type: 'image/svg+xml', width, height };
}
