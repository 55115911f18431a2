/** Files that are made while they are sent. */
import type { Readable } from 'node:stream';
import { createReadableStreamFromReadable, type AppLoadContext } from '@remix-run/node';
import { database } from '#db/connection.server.ts';
import { findOrganization } from '#app/domain/organizations/organizations.server.ts';
import type { ViewedOrganization } from '#app/domain/organizations/organizations.ts';
import { signedIn } from './context.ts';
import { retryAfter } from './form-again.server.ts';
import { fileNotFound } from './refusals.server.ts';

/** A download; its name is ASCII, so that every browser keeps it. */
export const download = (file: Readable, { name, type }: { name: string; type: string }) =>
  new Response(createReadableStreamFromReadable(file), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
    },
  });

/** What is said instead of a file, where no page is wrapped around the words. */
export const noFile = (words: string, status: number, minutes?: number) =>
  new Response(`${words}\n`, {
    status,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      ...(minutes === undefined ? {} : retryAfter(minutes)),
    },
  });

/** `ledOrganization` for a file: for leaders and stewards. */
export async function organizationOfFile(
  context: AppLoadContext,
  slug: string | undefined,
): Promise<ViewedOrganization> {
  const by = signedIn(context);
  const { say } = context;
  const organization = await findOrganization(database(), by, slug ?? '');
  if (!organization) throw fileNotFound(say);
  if (organization.standing === 'member') throw noFile(say('core.lost.403.title'), 403);
  return organization;
}
