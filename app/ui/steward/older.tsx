import { useSay } from '#app/ui/say.tsx';

/** To the lines before the ones shown, where there are any. */
export function Older({
  before,
  also,
}: {
  before: string | null;
  also?: { [name: string]: string };
}) {
  const say = useSay();
  if (before === null) return null;
  return (
    <p>
      <a className="button quiet" href={`?${new URLSearchParams({ ...also, before })}`}>
        {say('steward.older')}
      </a>
    </p>
  );
}
