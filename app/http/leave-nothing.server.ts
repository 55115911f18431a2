import { publicUrl } from '#app/platform/config/config.server.ts';

/**
 * After signing out: pages were never to be kept (`no-store`), and this tells the browser to drop
 * what it kept all the same, the ones behind its back button too. Not its storage: there are only
 * answers that the server does not have yet, without a name, and they are sent when the same person
 * signs in again. Browsers heed it from HTTPS alone.
 */
export const leaveNothing = (): Record<string, string> =>
  publicUrl().startsWith('https:') ? { 'Clear-Site-Data': '"cache"' } : {};
