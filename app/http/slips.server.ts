import { data } from '@remix-run/node';
import type { ViewedOrganization } from '#app/domain/organizations/organizations.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import type { NoSlip, Slip } from '#app/domain/staffing/staffing.ts';

/** The sheet of slips: answered to the form that made them, and shown nowhere else. */
export const sheetData = (
  viewer: SignedIn,
  { slug, name }: ViewedOrganization,
  made: { slips: Slip[]; refused: { id: string; name: string; why: NoSlip }[] },
  added: { list: string; count: number } | null = null,
) =>
  data(
    { ...made, added, organization: { slug, name }, leader: viewer.name },
    { status: made.slips.length > 0 ? 200 : 409 },
  );
