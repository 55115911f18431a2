/**
 * What a route shows that only takes forms: nothing, for it never answers GET. Having it, such a
 * route belongs to the document, and what it refuses is worded by the page for lost people.
 */
export function Nothing() {
  return null;
}
