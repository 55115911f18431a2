/** A calendar as an answer: whose it is nobody keeps on the way, and no address goes on with it. */
export const calendarFile = (calendar: string, disposition: string) =>
  new Response(calendar, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Length': String(Buffer.byteLength(calendar)),
      'Content-Disposition': disposition,
      'Cache-Control': 'private, no-store',
    },
  });
