import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { participationFigures } from '#app/domain/participation/participation.server.ts';
import { privately } from '#app/http/form-again.server.ts';
import { Figures } from '#app/ui/participation/figures.tsx';
import { pageTitle } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';
import { yearIn } from './year-in.ts';

export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('participation.figures.title'));

export async function loader({ context, request }: LoaderFunctionArgs) {
  const year = yearIn(request);
  return participationFigures(database(), context.viewer, { year }, context.now);
}

export default function FiguresRoute() {
  return <Figures {...useLoaderData<typeof loader>()} />;
}
