import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { myCertificates } from '#app/domain/certificates/certificates.server.ts';
import { listCourses } from '#app/domain/courses/courses.server.ts';
import { myCourses } from '#app/domain/enrolments/enrolments.server.ts';
import { nextMeetingOf } from '#app/domain/meetings/meetings.server.ts';
import { dueFor } from '#app/domain/requirements/requirements.server.ts';
import { openInvitations } from '#app/domain/staffing/staffing.server.ts';
import { MyPath } from '#app/ui/courses/my-path.tsx';
import { Invited } from '#app/ui/staff/invited.tsx';
import { pageTitle, useViewer } from '#app/ui/say.tsx';
import { Welcome } from '#app/ui/welcome.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { bare: true };

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, (say) => say(data?.mine ? 'core.ways.path' : 'core.welcome.title'));

export async function loader({ context }: LoaderFunctionArgs) {
  const { viewer, now } = context;
  const courses = await listCourses(database(), viewer);
  if (!viewer.signedIn) return { mine: null, courses };
  const mine = await myCourses(database(), viewer);
  return {
    mine,
    courses,
    dues: await dueFor(database(), viewer, now),
    invitations: (await openInvitations(database(), viewer)).length,
    certificates: await myCertificates(database(), viewer, now),
    meeting: await nextMeetingOf(database(), viewer, now),
    now: now.toISOString(),
  };
}

export default function Home() {
  const data = useLoaderData<typeof loader>();
  const { shortName } = useViewer();
  if (data.mine === null) return <Welcome courses={data.courses} />;
  return (
    <main id="page">
      <Invited count={data.invitations} />
      <MyPath {...data} name={shortName} />
    </main>
  );
}
