import { databaseAnswers } from '#db/connection.server.ts';

export async function loader() {
  const well = await databaseAnswers();
  return new Response(well ? 'ok\n' : 'The database does not answer.\n', {
    status: well ? 200 : 503,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
