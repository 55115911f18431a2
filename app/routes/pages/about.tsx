import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadTextPage } from '#app/http/text-page.server.ts';
import { pageTitle } from '#app/ui/say.tsx';
import { TextPage } from '#app/ui/text-page.tsx';

export const handle = { main: 'alone' };
export const loader = loadTextPage('about');
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, data?.title ?? '');

export default function Page() {
  return <TextPage page={useLoaderData<typeof loader>()} />;
}
