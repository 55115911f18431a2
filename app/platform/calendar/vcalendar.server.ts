/**
 * The one place that writes calendars (RFC 5545, RFC 7986). The library folds and escapes an event's
 * texts; a calendar's name it writes as it is, and a `Date` with the server's own clock: both are
 * mended here.
 */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { localTime } from './zone-time.ts';

export interface CalendarEvent {
  /** Stays the same whatever becomes of the date. */
  uid: string;
  /** Rises with each change. */
  sequence: number;
  changedAt: string;
  startsAt: string;
  endsAt: string;
  /** IANA name: the event keeps its hour there. */
  timeZone: string;
  title: string;
  description: string;
  place: string | null;
  /** Its page. */
  address: string;
  status: 'confirmed' | 'tentative' | 'cancelled';
}

export interface Calendar {
  name: string;
  /** ISO 639-1. */
  language: string;
  events: readonly CalendarEvent[];
}

const statuses = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
};

export function writeCalendar({ name, language, events }: Calendar): string {
  const calendar = ical({
    prodId: { company: 'Journeyhome', product: 'Meetings', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    name: line(name).replace(/[\\;,]/g, (sign) => `\\${sign}`),
    // How often a calendar should ask again: what moves a day before is seen in time.
    ttl: 6 * 60 * 60,
    timezone: { name: null, generator: zoneBlock },
  });
  for (const event of events) {
    const timezone = zoneBlock(event.timeZone) === null ? null : event.timeZone;
    calendar.createEvent({
      id: event.uid,
      sequence: event.sequence,
      stamp: new Date(event.changedAt),
      lastModified: new Date(event.changedAt),
      start: new InZone(event.startsAt),
      end: new InZone(event.endsAt),
      timezone,
      summary: line(event.title),
      description: text(event.description),
      location: event.place === null ? null : line(event.place),
      url: event.address,
      status: statuses[event.status],
    });
  }
  return `${calendar.toString().replace(/(\r\n)+$/, '')}\r\n`;
}

/** The zone's rules under its own name, where the library knows them by another one; UTC needs none. */
function zoneBlock(zone: string): string | null {
  const [block = ''] = [tzlib_get_ical_block(zone)].flat();
  if (zone === 'UTC' || !block.startsWith('BEGIN:VTIMEZONE')) return null;
  return block.replace(/^(TZID|X-LIC-LOCATION):[^\r\n]*/gm, `$1:${zone}`);
}

/** A moment that shows the clock of the zone it is asked for; the library knows it by its three names. */
class InZone extends Date {
  readonly internal = new Date(this);
  readonly tzComponents = () => [];
  withTimeZone(zone?: string | null): InZone | WallClock {
    return zone ? new WallClock(`${localTime(this, zone)}:00.000Z`) : this;
  }
}

class WallClock extends Date {
  withTimeZone = () => this;
  override getFullYear = () => this.getUTCFullYear();
  override getMonth = () => this.getUTCMonth();
  override getDate = () => this.getUTCDate();
  override getHours = () => this.getUTCHours();
  override getMinutes = () => this.getUTCMinutes();
  override getSeconds = () => this.getUTCSeconds();
}

const controls = /[\p{Cc}\p{Cs}\u2028\u2029]+/gu;
const line = (words: string): string => words.replace(controls, ' ').trim();
const text = (words: string): string =>
  words
    .split(/\r\n|\r|\n/)
    .map(line)
    .join('\n');
