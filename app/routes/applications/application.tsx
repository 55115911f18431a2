import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import { findApplication } from '#app/domain/applications/applications.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { ApplicationPage, titleOfApplication } from '#app/ui/applications/application-page.tsx';

export const handle = { main: 'alone' };
export const meta = titleOfApplication;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const input = { application: params.application! };
  const found = await findApplication(database(), context.viewer, input, context.now);
  if (!found) throw notFound();
  return { found };
}

export default function Application() {
  return <ApplicationPage {...useLoaderData<typeof loader>()} refill={null} />;
}
