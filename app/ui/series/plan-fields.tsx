import {
  choiceOf,
  intervals,
  monthDays,
  timeFields,
  usualChoice,
  weekdays,
  weeks,
  type Plan,
} from '#app/domain/meetings/meetings.ts';
import { zones } from '../account/zones.ts';
import { Field, fieldId, Group, Select, type Refill } from '../forms.tsx';
import { useSay } from '../say.tsx';

interface PlanFieldsProps {
  plan: Plan;
  refill: Refill | null;
  /** A workshop has no rule and one time. */
  once?: boolean;
}

/** How often, at what hour and where, and for how long. */
export function PlanFields({ plan, refill, once = false }: PlanFieldsProps) {
  const say = useSay();
  return (
    <>
      {once ? null : <Rule rule={plan.rule} refill={refill} />}
      <Field
        label={say(once ? 'series.plan.day' : 'series.plan.startsOn')}
        hint={once ? undefined : say('series.plan.startsOnHint')}
        name="startsOn"
        type="date"
        required
        defaultValue={plan.startsOn}
        refill={refill}
      />
      {once ? (
        <Field
          label={say('series.plan.time')}
          name="time1"
          type="time"
          required
          defaultValue={plan.localTimes[0] ?? ''}
          refill={refill}
        />
      ) : (
        <Times plan={plan} refill={refill} />
      )}
      <Select
        label={say('series.plan.zone')}
        hint={say('series.plan.zoneHint')}
        name="timeZone"
        options={zones(say)}
        defaultValue={plan.timeZone}
        refill={refill}
      />
      <Field
        label={say('series.plan.minutes')}
        name="minutes"
        type="number"
        inputMode="numeric"
        min={15}
        max={720}
        required
        defaultValue={String(plan.minutes)}
        refill={refill}
      />
    </>
  );
}

function Rule({ rule, refill }: { rule: string | null; refill: Refill | null }) {
  const say = useSay();
  const choice = (rule && choiceOf(rule)) || usualChoice;
  return (
    <div className="fields-in-row">
      <Select
        label={say('series.plan.week')}
        name="week"
        defaultValue={choice.week}
        refill={refill}
        options={[...weeks, 'day' as const].map((value) => ({
          value,
          label: say(`series.week.${value}`),
        }))}
      />
      <Select
        label={say('series.plan.weekday')}
        name="weekday"
        defaultValue={choice.weekday}
        refill={refill}
        options={weekdays.map((value) => ({ value, label: say(`series.weekday.${value}`) }))}
      />
      <Select
        label={say('series.plan.monthDay')}
        name="monthDay"
        defaultValue={String(choice.monthDay)}
        refill={refill}
        options={monthDays.map((day) => ({
          value: String(day),
          label: day === 0 ? say('series.monthDay.last') : String(day),
        }))}
      />
      <Select
        label={say('series.plan.every')}
        name="every"
        defaultValue={String(choice.every)}
        refill={refill}
        options={intervals.map((months) => ({
          value: String(months),
          label: say('series.every', { months }),
        }))}
      />
    </div>
  );
}

/** The first one is asked for; the others take turns with it. */
function Times({ plan, refill }: PlanFieldsProps) {
  const say = useSay();
  return (
    <Group
      className="times"
      label={say('series.plan.times')}
      hint={say('series.plan.timesHint')}
      name="times"
      refill={refill}
    >
      {timeFields.map((name, place) => {
        const problem = refill?.problems[name];
        const id = fieldId(name);
        return (
          <div key={name}>
            <label htmlFor={id}>{say('series.plan.nthTime', { place: place + 1 })}</label>
            {problem ? (
              <span className="hint problem" id={`${id}-problem`}>
                {say(problem)}
              </span>
            ) : null}
            <input
              type="time"
              id={id}
              name={name}
              required={place === 0}
              aria-invalid={problem ? true : undefined}
              aria-describedby={problem ? `${id}-problem` : undefined}
              defaultValue={String(refill?.values[name] ?? plan.localTimes[place] ?? '')}
            />
          </div>
        );
      })}
    </Group>
  );
}
