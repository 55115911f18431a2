import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findPage } from '#app/domain/pages/pages.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { pageTitle } from '#app/ui/say.tsx';
import { TextPage } from '#app/ui/text-page.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };

export async function loader({ context }: LoaderFunctionArgs) {
  const page = await findPage(database(), 'worried-about-a-child', context.viewer.language);
  if (!page) throw notFound();
  return page;
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, data?.title ?? '');

export default function Page() {
  return <TextPage page={useLoaderData<typeof loader>()} />;
}
