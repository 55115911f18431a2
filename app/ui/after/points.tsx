import type { ActionPoint } from '#app/domain/notes/notes.ts';
import { Button } from '../forms.tsx';
import { Ledger, LedgerItem } from '../ledger.tsx';
import { useSay } from '../say.tsx';
import { Status } from '../status.tsx';

/** What was promised: by whom, until when, and whether it is done. */
export function Points({ points }: { points: ActionPoint[] }) {
  const say = useSay();
  return (
    <Ledger>
      {points.map((point) => (
        <LedgerItem key={point.id} state={<Standing of={point} />}>
          <span
            className="said"
            lang={point.writtenIn === say.language ? undefined : point.writtenIn}
          >
            {point.text}
          </span>
          <br />
          <span className="small soft">
            {point.owner === null
              ? say('notes.point.everyone')
              : point.owner.name || say('notes.point.left')}
            {point.dueOn === null
              ? null
              : ` · ${say('notes.point.until', { day: say.day(point.dueOn, 'UTC') })}`}
          </span>
        </LedgerItem>
      ))}
    </Ledger>
  );
}

function Standing({ of: { id, doneAt, mayFinish, text } }: { of: ActionPoint }) {
  const say = useSay();
  if (doneAt) return <Status is="done">{say('notes.point.done')}</Status>;
  if (!mayFinish) return <Status is="none">{say('notes.point.open')}</Status>;
  return (
    <form method="post" action={`/action-points/${id}/completion`}>
      <Button className="quiet small">
        {say('notes.point.finish')}
        <span className="unseen">: {text}</span>
      </Button>
    </form>
  );
}
