import type { AppLoadContext } from '@remix-run/node';
import { missedNumber } from '#app/domain/certificates/certificates.server.ts';
import { restFirst } from './form-again.server.ts';
import { notFound } from './refusals.server.ts';

/**
 * Numbers that nobody holds are counted, however they are asked for. A number that somebody holds is
 * always answered: of the phones behind one address one may be guessing while another scans a code.
 */
export async function noSuchNumber({ clientAddress }: AppLoadContext) {
  const minutes = await missedNumber(clientAddress);
  return minutes === null ? notFound() : restFirst(minutes);
}
