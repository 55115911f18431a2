import type { ApplicationRecord } from '#app/domain/applications/applications.ts';
import { Record } from '#app/ui/record.tsx';
import { useSay } from '#app/ui/say.tsx';

/** Who sent it and when, and what came of it. */
export function ApplicationFacts({ found }: { found: ApplicationRecord }) {
  const say = useSay();
  const { applicantId, submittedAt, decidedAt, interview, reason } = found;
  const day = (instant: string) => say.day(instant, 'UTC');
  const typed = (words: string) => <span className="typed">{words}</span>;
  return (
    <Record
      rows={[
        {
          term: say('applying.applicant'),
          value: (
            <a href={`/steward/people/${applicantId}`}>{found.applicant || say('applying.gone')}</a>
          ),
        },
        { term: say('applying.sent'), value: day(submittedAt) },
        ...(interview ? [{ term: say('applying.interview'), value: typed(interview) }] : []),
        ...(decidedAt ? [{ term: say('applying.decided'), value: day(decidedAt) }] : []),
        ...(reason ? [{ term: say('applying.reason'), value: typed(reason) }] : []),
      ]}
    />
  );
}
