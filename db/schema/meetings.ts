/** The community of practice: series, their dates, who comes, and what remains of it. */
import type { Id, Instant, Json } from './encodings.ts';

export interface MeetingsTables {
  series: SeriesTable;
  series_kinds: SeriesKindsTable;
  series_organizations: SeriesOrganizationsTable;
  series_facilitators: SeriesFacilitatorsTable;
  meetings: MeetingsTable;
  meeting_days: MeetingDaysTable;
  meeting_facilitators: MeetingFacilitatorsTable;
  reservations: ReservationsTable;
  meeting_waits: MeetingWaitsTable;
  room_visits: RoomVisitsTable;
  attendances: AttendancesTable;
  clinic_cases: ClinicCasesTable;
  meeting_notes: MeetingNotesTable;
  action_points: ActionPointsTable;
  feedback: FeedbackTable;
  feedback_givers: FeedbackGiversTable;
  calendar_feeds: CalendarFeedsTable;
}

export interface SeriesTable {
  id: Id;
  kind: 'community' | 'workshop';
  title: string;
  purpose: string;
  /** The language of the texts. */
  written_in: string;
  /** `Language[]`: spoken. */
  languages: Json;
  /** RFC 5545; null for what takes place once. */
  rule: string | null;
  /** `2026-12-08`: from where the rule counts. */
  starts_on: string;
  /** `["15:00"]`; several take turns, date by date. */
  local_times: Json;
  /** The number of the date that the rule and the turns begin with. */
  counts_from: number;
  /** IANA name. */
  time_zone: string;
  minutes: number;
  audience: 'everyone' | 'kinds' | 'organizations';
  /** How many may come; null for as many as want to. */
  capacity: number | null;
  /** In no page, mail, feed or cache: only the way into the room reads it. */
  room_address: string | null;
  /** A number to call instead, as secret as the address. */
  room_phone: string | null;
  /** When the way into the room was last set. */
  room_set_at: Instant | null;
  /** Where people meet in person. */
  place: string | null;
  created_at: Instant;
  created_by: Id;
  paused_at: Instant | null;
  ended_at: Instant | null;
}

/** The kinds of organization whose people may come. */
export interface SeriesKindsTable {
  series_id: Id;
  kind: 'partner' | 'residential' | 'accelerator' | 'adviser';
}

/** The organizations whose people may come, where they are named. */
export interface SeriesOrganizationsTable {
  series_id: Id;
  organization_id: Id;
}

export interface SeriesFacilitatorsTable {
  series_id: Id;
  person_id: Id;
}

/** One date of a series. What the series says is copied when it is planned, so it may differ. */
export interface MeetingsTable {
  id: Id;
  series_id: Id;
  /** 0, 1, 2 …: it stays when the date moves. */
  number: number;
  /** Where it was first put: RECURRENCE-ID. */
  planned_at: Instant;
  /** `2026-12-08T15:00` in the host's zone. */
  local_start: string;
  time_zone: string;
  minutes: number;
  starts_at: Instant;
  /** Of the last day. */
  ends_at: Instant;
  /** When somebody moved this date alone; a change of the series then leaves it where it is. */
  moved_at: Instant | null;
  theme: string | null;
  written_in: string;
  /** `AgendaItem[]` */
  agenda: Json;
  /** `Prereading[]` */
  prereading: Json;
  /** `Language[]` */
  languages: Json;
  capacity: number | null;
  /** Null: the series'. */
  room_address: string | null;
  room_phone: string | null;
  place: string | null;
  /** RFC 5545: rises with each change that a calendar should see. */
  sequence: number;
  changed_at: Instant;
  created_at: Instant;
  cancelled_at: Instant | null;
  cancelled_by: Id | null;
  /** By itself, or with its series: a pause is taken back together. */
  cancelled_as: 'date' | 'pause' | 'end' | null;
  cancellation_reason: string | null;
}

/** The second day and the later ones of a workshop; the first is the meeting's own. */
export interface MeetingDaysTable {
  meeting_id: Id;
  /** 2, 3 … */
  day: number;
  local_start: string;
  minutes: number;
  starts_at: Instant;
  ends_at: Instant;
}

export interface MeetingFacilitatorsTable {
  meeting_id: Id;
  person_id: Id;
}

/** What somebody answered, appended; the last answer counts, and the turn orders the queue. */
export interface ReservationsTable {
  id: Id;
  meeting_id: Id;
  /** 1, 2, 3 … within the meeting. */
  turn: number;
  person_id: Id;
  answer: 'yes' | 'maybe' | 'no';
  /** What the person hopes to bring. */
  brings: string | null;
  /** The language somebody asks to have it interpreted into. */
  interpretation: string | null;
  answered_at: Instant;
}

/** Who was last told that they wait: until they are told, once, of a place. */
export interface MeetingWaitsTable {
  meeting_id: Id;
  person_id: Id;
  /** How often they have begun to wait. */
  times: number;
  /** When they learnt of a place, by a mail or on the page; null while they wait. */
  told_at: Instant | null;
}

/** The first time that somebody was sent into the room, each day. */
export interface RoomVisitsTable {
  id: Id;
  meeting_id: Id;
  person_id: Id;
  day: number;
  visited_at: Instant;
}

/** What a facilitator says of who was there, or the person of having read the notes; appended. */
export interface AttendancesTable {
  id: Id;
  meeting_id: Id;
  person_id: Id;
  day: number;
  /** `present` is 75 % of the time. */
  state: 'present' | 'partly' | 'absent' | 'excused' | 'caught-up';
  /** 1, 2, 3 …; the last one counts. */
  revision: number;
  recorded_at: Instant;
  recorded_by: Id;
}

/** An anonymous sheet for the case clinic. Deleted after the meeting. */
export interface ClinicCasesTable {
  id: Id;
  meeting_id: Id;
  person_id: Id;
  sheet: Json;
  written_in: string;
  asked_at: Instant;
  decision: 'taken' | 'declined' | null;
  decided_at: Instant | null;
  decided_by: Id | null;
}

/** In one language. Markdown and HTML are as published; empty until then. */
export interface MeetingNotesTable {
  meeting_id: Id;
  language: string;
  markdown: string;
  /** Made from the Markdown, sanitized. */
  html: string;
  written_at: Instant;
  written_by: Id;
  published_at: Instant | null;
  /** Markdown that is not published yet; null where all of it is. */
  draft: string | null;
}

export interface ActionPointsTable {
  id: Id;
  meeting_id: Id;
  position: number;
  text: string;
  written_in: string;
  owner_id: Id | null;
  due_on: string | null;
  created_at: Instant;
  created_by: Id;
  done_at: Instant | null;
  done_by: Id | null;
}

/** All that was said of a meeting, in one row and sorted: nothing tells who said what. */
export interface FeedbackTable {
  meeting_id: Id;
  given: Json;
}

export interface FeedbackGiversTable {
  meeting_id: Id;
  person_id: Id;
}

/** A person's own feed; one at a time. */
export interface CalendarFeedsTable {
  /** SHA-256 of the token, hex. */
  id: string;
  person_id: Id;
  made_at: Instant;
  revoked_at: Instant | null;
}
