// STUB: to be written.
import { notFound } from '#app/http/refusals.server.ts';

export function loader() {
  throw notFound();
}
export default function Page() {
  return null;
}
