/** What goes when a person leaves, and what goes by itself with time. */
export { retention } from './retention.ts';
