import { Notice } from '#app/ui/notice.tsx';
import { link } from '#app/ui/link.tsx';
import { Sentence, useSay } from '#app/ui/say.tsx';

/** Too many tries: when the next one is open, and whether a mail opens the account before. */
export function Wait({ minutes, byMail }: { minutes: number | null | undefined; byMail?: true }) {
  const say = useSay();
  if (!minutes) return null;
  return (
    <Notice kind="problem" title={say('account.limited.title')}>
      <p>{say('account.limited.text', { minutes })}</p>
      {byMail ? (
        <p>
          <Sentence of="account.limited.byMail" with={{ link: link('/password/forgotten') }} />
        </p>
      ) : null}
    </Notice>
  );
}
