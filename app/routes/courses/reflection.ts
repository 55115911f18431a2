// STUB: to be written.
import { notFound } from '#app/http/refusals.server.ts';

export function loader() {
  throw notFound();
}
