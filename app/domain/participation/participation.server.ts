/** Participation: the verbs, each in a file of its own beside this one. */
export {
  certifyParticipation,
  findParticipation,
  participationPdf,
  participationRecord,
  participationSheet,
  revokeParticipation,
  type Certified,
} from './certifying.server.ts';
export { participationCsv, participationFigures } from './figures.server.ts';
export { participationOf } from './record.server.ts';
