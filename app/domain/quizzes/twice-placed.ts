/** The places that more than one item of an order was given, smallest first. */
export function twicePlaced(given: unknown): number[] {
  if (typeof given !== 'object' || given === null) return [];
  const places = Object.values(given).filter((place) => typeof place === 'number');
  return [...new Set(places.filter((place, at) => places.indexOf(place) !== at))].sort(
    (a, b) => a - b,
  );
}
