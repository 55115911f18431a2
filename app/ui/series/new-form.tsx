import { mostDays, type Plan, type PlanPreview as Preview } from '#app/domain/meetings/meetings.ts';
import { Button, Field, Group, Problems, type Refill } from '../forms.tsx';
import { useSay, useViewer } from '../say.tsx';
import { AudienceFields, Capacity, RoomFields, WordFields } from './about-fields.tsx';
import { PlanFields } from './plan-fields.tsx';
import { LookFirst, PlanPreview } from './plan-preview.tsx';

interface NewFormProps {
  kind: 'community' | 'workshop';
  plan: Plan;
  organizations: { id: string; name: string }[];
  refill: Refill | null;
  preview: Preview | null;
}

/** A new series: looked at before it is made. A workshop is made at once. */
export function NewForm({ kind, plan, organizations, refill, preview }: NewFormProps) {
  const say = useSay();
  const { language, timeZone } = useViewer();
  const workshop = kind === 'workshop';
  return (
    <form method="post" action="/series/new" className="stack planning">
      {workshop ? null : <LookFirst />}
      <input type="hidden" name="kind" value={kind} />
      <Problems refill={refill} />
      {preview ? (
        <>
          <PlanPreview preview={preview} />
          <p>
            <Button name="step" value="make">
              {say('series.new.make')}
            </Button>
          </p>
        </>
      ) : null}
      <h2>{say('series.part.what')}</h2>
      <WordFields
        words={{ title: '', purpose: '', writtenIn: language, languages: [language] }}
        refill={refill}
      />
      <h2>{say('series.part.when')}</h2>
      <PlanFields plan={plan} refill={refill} once={workshop} />
      {workshop ? <LaterDays refill={refill} /> : null}
      <h2>{say('series.part.who')}</h2>
      <AudienceFields audience={{ of: 'everyone' }} organizations={organizations} refill={refill} />
      <Capacity capacity={null} refill={refill} />
      <h2>{say('series.part.where')}</h2>
      <RoomFields room={null} place={null} timeZone={timeZone} refill={refill} />
      <p className="row">
        {workshop ? (
          <Button name="step" value="make">
            {say('series.new.makeWorkshop')}
          </Button>
        ) : (
          <Button name="step" value="look" className={preview ? 'quiet' : undefined}>
            {say('series.plan.look')}
          </Button>
        )}
      </p>
    </form>
  );
}

/** Of a workshop that lasts longer than a day. */
function LaterDays({ refill }: { refill: Refill | null }) {
  const say = useSay();
  const typed = Object.keys(refill?.values ?? {}).some(
    (it) => /^day\d$/.test(it) && refill?.values[it],
  );
  return (
    <details open={typed || 'day2' in (refill?.problems ?? {})}>
      <summary>{say('series.days.title')}</summary>
      {Array.from({ length: mostDays - 1 }, (_, place) => place + 2).map((day) => (
        <Group
          key={day}
          className="fields-in-row"
          label={say('series.days.nth', { day })}
          name={`later-day-${day}`}
          refill={null}
        >
          <Field label={say('series.plan.day')} name={`day${day}`} type="date" refill={refill} />
          <Field
            label={say('series.plan.time')}
            name={`dayTime${day}`}
            type="time"
            refill={refill}
          />
          <Field
            label={say('series.plan.minutes')}
            name={`dayMinutes${day}`}
            type="number"
            inputMode="numeric"
            min={15}
            max={720}
            refill={refill}
          />
        </Group>
      ))}
    </details>
  );
}
