/** Clocks on walls: what they show somewhere, and when they show it. */

const clocks = new Map<string, Intl.DateTimeFormat>();

function shown(at: number, timeZone: string): string {
  let clock = clocks.get(timeZone);
  if (!clock) {
    // Swedish writes dates as ISO 8601 does.
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    clocks.set(timeZone, clock);
  }
  return clock.format(at).replace(' ', 'T');
}

/** `2026-12-08T15:00`, as the clock there shows it. */
export const localTime = (at: Date | string, timeZone: string): string =>
  shown(new Date(at).getTime(), timeZone).slice(0, 16);

const day = 86_400_000;

/**
 * When the clock there shows `2026-12-08T15:00`: the first time where it shows it twice, and where
 * it jumps over it, as much later as it jumps. So a meeting never gets lost.
 */
export function instantOf(local: string, timeZone: string): Date {
  const wanted = `${local}:00`;
  const asUtc = Date.parse(`${wanted}Z`);
  const readings = [asUtc - day, asUtc + day].map((near) => {
    const offset = Date.parse(`${shown(near, timeZone)}Z`) - near;
    return asUtc - offset;
  });
  const right = readings.filter((at) => shown(at, timeZone) === wanted);
  return new Date(right.length > 0 ? Math.min(...right) : readings[0]!);
}
