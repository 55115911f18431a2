/** A home asks to come in: its application was sent, and one of two stewards has judged it. */
import type { Db } from '#db/connection.server.ts';
import {
  listApplications,
  reviewApplication,
  saveDraft,
  submitApplication,
} from '#app/domain/applications/applications.server.ts';
import { viewerCalled } from './demo-viewer.ts';

const day = 86_400_000;

export async function tellApplication(db: Db, now: Date): Promise<void> {
  const kadiatu = await viewerCalled(db, 'kadiatu.bangura');
  const at = (days: number) => new Date(now.getTime() - days * day);
  const draft = {
    name: 'Harmattan House',
    country: 'SL',
    kind: 'residential',
    position: 'Director',
    registration: 'Ministry of Social Welfare, child care institution no. 000 (invented)',
    services:
      'A home for 24 children in two houses. Since last year a social worker traces families and visits them; nine children are back with relatives.',
    policy: 'writing',
    firstReferee: 'Fatmata Conteh, district social services',
    firstContact: 'conteh@example.org',
    secondReferee: 'Rev. Samuel Koroma',
    secondContact: 'koroma@example.org',
    why: 'We want every house parent to understand why families come first, and a tool to see who has learnt what.',
  } as const;
  await saveDraft(db, kadiatu, draft, at(9));
  await submitApplication(db, kadiatu, at(8));
  const aminata = await viewerCalled(db, 'aminata.kamara');
  const [application] = await listApplications(db, aminata, { filter: 'waiting' });
  const scores = {
    registration: 2,
    leadership: 3,
    safeguarding: 2,
    references: 2,
    reform: 3,
  } as const;
  const opinion =
    'Registered for years, and honest about the policy that is still being written. I would ask for its draft at the interview.';
  await reviewApplication(db, aminata, { application: application!.id, scores, opinion }, at(5));
}
