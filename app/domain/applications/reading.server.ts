/** What stewards read. Drafts are their writers' own. */
import type { Db } from '#db/connection.server.ts';
import { recordViewing } from '#app/domain/audit/audit.server.ts';
import type { Viewer } from '#app/domain/people/people.ts';
import {
  reviewsNeeded,
  type ApplicationFilter,
  type ApplicationHead,
  type ApplicationRecord,
  type Review,
} from './applications.ts';
import { readDraft } from './draft.ts';
import { stewardOnly, type Application } from './judging.server.ts';

const mostRows = 200;

const sent = (db: Db) =>
  db
    .selectFrom('applications')
    .innerJoin('people', 'people.id', 'applications.applicant_id')
    .selectAll('applications')
    .select('people.name')
    .select((it) =>
      it
        .selectFrom('application_reviews')
        .select((review) => review.fn.countAll<number>().as('count'))
        .whereRef('application_reviews.application_id', '=', 'applications.id')
        .where('application_reviews.recused', '=', 0)
        .as('reviews'),
    )
    .where('applications.state', '!=', 'draft');

/** What waits, the oldest first; what is decided, the newest first. */
export async function listApplications(
  db: Db,
  viewer: Viewer,
  { filter }: { filter: ApplicationFilter },
): Promise<ApplicationHead[]> {
  stewardOnly(viewer);
  let query = sent(db);
  if (filter === 'waiting') {
    query = query.where('applications.decided_at', 'is', null);
  } else if (filter === 'submitted' || filter === 'interview') {
    query = query.where('applications.state', '=', filter);
  } else {
    query = query.where('applications.decision', '=', filter).orderBy('decided_at', 'desc');
  }
  const rows = await query.orderBy('submitted_at').limit(mostRows).execute();
  return rows.map(headOf);
}

/** How many wait for stewards; their own application does not wait for them. */
export async function countWaiting(db: Db, viewer: Viewer): Promise<number> {
  const steward = stewardOnly(viewer);
  const { count } = await db
    .selectFrom('applications')
    .select((it) => it.fn.countAll<number>().as('count'))
    .where('state', 'in', ['submitted', 'interview'])
    .where('applicant_id', '!=', steward.id)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/**
 * One application. Who has recused themselves sees nothing of it but that it is there; nobody sees
 * another's review before their own, until there are two to decide on. Whoever reads it leaves a trace.
 */
export async function findApplication(
  db: Db,
  viewer: Viewer,
  { application }: { application: string },
  now: Date,
): Promise<ApplicationRecord | null> {
  const steward = stewardOnly(viewer);
  const row = await sent(db)
    .leftJoin('organizations', 'organizations.id', 'applications.organization_id')
    .select('organizations.slug')
    .where('applications.id', '=', application)
    .executeTakeFirst();
  if (!row) return null;
  const reviews = await db
    .selectFrom('application_reviews')
    .innerJoin('people', 'people.id', 'application_reviews.steward_id')
    .selectAll('application_reviews')
    .select('people.name')
    .where('application_id', '=', application)
    .orderBy('reviewed_at')
    .execute();
  const mine = reviews.find((review) => review.steward_id === steward.id);
  const standing =
    row.applicant_id === steward.id
      ? 'applicant'
      : mine?.recused === 1
        ? 'recused'
        : mine
          ? 'reviewed'
          : 'free';
  const given = reviews.filter(({ recused }) => recused === 0);
  const judges = standing === 'free' || standing === 'reviewed';
  if (judges) await recordViewing(db, { viewer: steward.id, person: row.applicant_id }, now);
  const open = standing === 'reviewed' || given.length >= reviewsNeeded || row.decided_at !== null;
  return {
    ...headOf(row),
    draft: judges ? readDraft(row.form) : null,
    applicantId: row.applicant_id,
    decidedAt: row.decided_at,
    reason: judges ? row.decision_reason : null,
    interview: judges ? row.interview : null,
    slug: row.slug,
    viewer: standing,
    reviewed:
      judges && open
        ? given.map((review) => ({
            steward: review.name,
            mine: review.steward_id === steward.id,
            scores: JSON.parse(review.scores) as Review['scores'],
            opinion: review.opinion,
            reviewedAt: review.reviewed_at,
          }))
        : null,
  };
}

function headOf(row: Application & { name: string; reviews: number | null }): ApplicationHead {
  const { name, country } = readDraft(row.form);
  return {
    id: row.id,
    organization: name,
    country,
    applicant: row.name,
    submittedAt: row.submitted_at!,
    standing: row.decision ?? (row.state === 'interview' ? 'interview' : 'submitted'),
    reviews: Number(row.reviews ?? 0),
  };
}
