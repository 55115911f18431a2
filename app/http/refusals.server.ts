import { data } from '@remix-run/node';

/** Missing, or not for this viewer: the same answer, to the byte (DESIGN.md D6). */
export const notFound = () => data(null, { status: 404 });
