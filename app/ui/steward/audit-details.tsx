import { Fragment } from 'react';
import { detailsInWords } from '#app/domain/stewardship/stewardship.ts';
import { useSay } from '#app/ui/say.tsx';

/** What a deed was done with, in words. */
export function AuditDetails({ of: details }: { of: [name: string, value: string][] }) {
  const say = useSay();
  const told = detailsInWords(say, details);
  if (told.length === 0) return null;
  return (
    <span className="small soft">
      <br />
      {told.map((detail, place) => (
        <Fragment key={detail.name}>
          {place > 0 ? ' · ' : null}
          {say('steward.audit.detail', detail)}
        </Fragment>
      ))}
    </span>
  );
}
