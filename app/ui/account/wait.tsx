import { Notice } from '#app/ui/notice.tsx';
import { link } from '#app/ui/link.tsx';
import { Sentence, useSay } from '#app/ui/say.tsx';

interface WaitProps {
  minutes: number | null | undefined;
  /** What was typed stands in the form again: more than a passphrase or a code, which do not. */
  kept?: true;
  byMail?: true;
}

/** Too many tries: when the next one is open, and whether a mail opens the account before. */
export function Wait({ minutes, kept, byMail }: WaitProps) {
  const say = useSay();
  if (!minutes) return null;
  return (
    <Notice kind="problem" title={say('account.limited.title')}>
      <p>
        {say('account.limited.text', { minutes })}
        {kept ? ` ${say('account.limited.kept')}` : null}
      </p>
      {byMail ? (
        <p>
          <Sentence of="account.limited.byMail" with={{ link: link('/password/forgotten') }} />
        </p>
      ) : null}
    </Notice>
  );
}
