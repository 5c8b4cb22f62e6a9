export { Announcement, Objection, ObjectionEvidence, type AnnouncementKind } from './announcement.entity.ts';
export { ANNOUNCEMENT_MOVES, OBJECTION_MOVES, type AnnouncementState, type ObjectionState } from './announcement.state.ts';
export {
  evidenceOf,
  INTERESTED_PARTY,
  lastNotice,
  objectionsTo,
  runningAnnouncement,
  terminatedNotices,
  type NoticeFacts,
} from './announcement.queries.ts';
export {
  closeAnnouncement,
  closeObjection,
  enterObjection,
  lockAnnouncement,
  publishAnnouncement,
  type NewAnnouncement,
  type NewObjection,
} from './publish-announcement.ts';
