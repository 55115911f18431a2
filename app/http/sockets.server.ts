/** How long a socket may keep its place: one that sends slowly, or does not read what it asked for. */
import { createServer, type RequestListener, type Server } from 'node:http';

const sending = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
};

/** Milliseconds in which not one byte passes. Node looks twice where it has something to send. */
const mostStandstill = 120_000;

/**
 * A server that hangs up on who is too slow. Whoever reads slowly, and steadily, may take as long as it
 * takes: a certificate reaches a phone at the end of the network too.
 */
export function patientServer(app: RequestListener, standstill = mostStandstill): Server {
  const server = createServer(sending, app);
  server.timeout = standstill;
  return server;
}
