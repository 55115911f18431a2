import { Notice } from '#app/ui/notice.tsx';
import { useSay } from '#app/ui/say.tsx';

/** Too many tries: when the next one is open. */
export function Wait({ minutes }: { minutes: number | null | undefined }) {
  const say = useSay();
  if (!minutes) return null;
  return (
    <Notice kind="problem" title={say('account.limited.title')}>
      {say('account.limited.text', { minutes })}
    </Notice>
  );
}
