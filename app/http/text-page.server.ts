import type { LoaderFunctionArgs } from '@remix-run/node';
import { findPage } from '#app/domain/pages/pages.server.ts';
import type { Page } from '#app/domain/pages/pages.ts';
import { database } from '#db/connection.server.ts';
import { notFound } from './refusals.server.ts';

/** The loader of a text of the platform itself, by its folder in content/pages. */
export const loadTextPage =
  (slug: string) =>
  async ({ context }: LoaderFunctionArgs): Promise<Page> => {
    const page = await findPage(database(), slug, context.viewer.language);
    if (!page) throw notFound();
    return page;
  };
