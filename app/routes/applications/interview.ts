// STUB: to be written.
import { notFound } from '#app/http/refusals.server.ts';

export function loader() {
  throw notFound();
}

export { Nothing as default } from '#app/ui/nothing.tsx';
