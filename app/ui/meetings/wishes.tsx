import { longestBrings, type Meeting } from '#app/domain/meetings/meetings.ts';
import { contentLanguages, languageNames } from '#app/words/languages.ts';
import { Button, Select, TextArea, type Refill } from '../forms.tsx';
import { Receipt } from '../receipt.tsx';
import { useSay } from '../say.tsx';

interface WishesProps {
  meeting: Meeting;
  brings: string | null;
  interpretation: string | null;
  kept?: boolean;
  refill?: Refill | null | undefined;
}

/** What somebody hopes to bring, and in which language they would like to follow. */
export function Wishes({ meeting, brings, interpretation, kept, refill }: WishesProps) {
  const say = useSay();
  const others = contentLanguages.filter((it) => !meeting.languages.includes(it));
  return (
    <form
      method="post"
      action={`/meetings/${meeting.id}/reservation`}
      className="narrow stack wishes"
    >
      <input type="hidden" name="wishes" value="yes" />
      <TextArea
        label={say('meetings.wishes.brings')}
        hint={
          <>
            {say('meetings.wishes.brings.hint')} <b>{say('meetings.wishes.never')}</b>
          </>
        }
        name="brings"
        rows={3}
        maxLength={longestBrings}
        defaultValue={brings ?? ''}
        refill={refill ?? null}
      />
      <Select
        label={say('meetings.wishes.interpretation')}
        hint={say('meetings.wishes.interpretation.hint', {
          languages: say.list(meeting.languages.map((it) => languageNames[it])),
        })}
        name="interpretation"
        options={[
          { value: '', label: say('meetings.wishes.interpretation.none') },
          ...others.map((value) => ({ value, label: languageNames[value] })),
        ]}
        defaultValue={interpretation ?? ''}
        refill={refill ?? null}
      />
      <p className="row">
        <Button className="quiet">{say('meetings.wishes.button')}</Button>
        {kept ? <Receipt state="sent">{say('meetings.wishes.kept')}</Receipt> : null}
      </p>
    </form>
  );
}
