/** The year that an address asks for. */
export function yearIn(request: Request): number | null {
  const asked = new URL(request.url).searchParams.get('year') ?? '';
  return /^\d{4}$/.test(asked) ? Number(asked) : null;
}
