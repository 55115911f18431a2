/** Talk: the verbs, each in a file of its own beside this one. */
export { courseThread, meetingThread, threadsOf } from './threads.server.ts';
export { writePost } from './posting.server.ts';
export { findPost, readThread, type ThreadPage } from './reading.server.ts';
export { hidePost, keepPost, reportPost, showPost } from './moderating.server.ts';
export { reportedPosts, reportsOf } from './reports.server.ts';
export { forgetTalk } from './forgetting.server.ts';
export { postDigests } from './digest.server.ts';
export { heldByTalk } from './held.server.ts';
