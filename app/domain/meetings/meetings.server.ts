/** Meetings: the verbs, each in a file of its own beside this one. */
export { makeSeries, type SeriesMade } from './making.server.ts';
export { planAhead } from './planning.server.ts';
export { replanSeries, tryReplan, type Replan, type Replanned } from './replanning.server.ts';
export { endSeries, pauseSeries, resumeSeries, type SeriesKept } from './series-life.server.ts';
export { changeMeeting, changeSeries, type Changed } from './changing.server.ts';
export { cancelMeeting, moveMeeting, type DateKept } from './moving.server.ts';
export { belongs, leadsMeeting, ledSeries, maySee } from './audience.server.ts';
export { findGuests, listFacilitators } from './facilitators.server.ts';
export { datesOfSeries, findLedSeries, hostsOfDate, listLedSeries } from './led-series.server.ts';
export { previewPlan } from './preview.server.ts';
export { countConcerned } from './date-mails.server.ts';
export { peopleComing } from './people-coming.server.ts';
export { giveThemes } from './themes.server.ts';
export { tellWhoMovedUp } from './places.server.ts';
export { findMeeting, meetingsAmong, meetingsFor } from './reading.server.ts';
export {
  placesOf,
  reservationOf,
  reservationsFor,
  reserve,
  type Reserved,
} from './reservations.server.ts';
export { enterRoom, type Entered } from './room.server.ts';
export { meetingPage } from './meeting-page.server.ts';
export { monthsOf, nextMeetingOf, olderMeetings } from './months.server.ts';
export { calendarOf, feedCalendar, feedOf, makeFeed, revokeFeed } from './calendars.server.ts';
export { forgetMeetings, forgetSheets } from './forgetting.server.ts';
export { inviteToMeetings } from './invitations.server.ts';
export { remindOfMeetings } from './reminders.server.ts';
export { heldByMeetings } from './held.server.ts';
export {
  attendanceFor,
  attendanceOf,
  catchUp,
  recordAttendance,
  type Attendance,
} from './attendance.server.ts';
export {
  attendanceSheet,
  begunDays,
  recordAttendances,
  type AttendanceKept,
} from './attendance-sheet.server.ts';
export { visitsSaid } from './visits.server.ts';
export { feedbackOf, giveFeedback, type FeedbackKept } from './feedback.server.ts';
