import type { MetaFunction } from '@remix-run/node';
import type { RequirementRecord, RequirementState } from '#app/domain/requirements/requirements.ts';
import { Crumb } from '../crumb.tsx';
import { Problems, type Refill } from '../forms.tsx';
import { NotSent } from '../not-sent.tsx';
import { Record } from '../record.tsx';
import { pageTitle, useSay } from '../say.tsx';
import { Status } from '../status.tsx';
import { ExtensionForm, WaiverForm } from './requirement-forms.tsx';
import { RequirementHistory } from './requirement-history.tsx';

const shapes = { done: 'done', waived: 'excused', overdue: 'overdue', open: 'going' } as const;

export const titleOfRequirement: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('requirements.one'));

export interface ShownRequirement {
  /** The organization's address. */
  base: string;
  requirement: RequirementRecord;
  state: RequirementState;
  timeZone: string;
  today: string;
}

interface RequirementPageProps extends ShownRequirement {
  /** What came back, and of which form. */
  again?: { form: 'extension' | 'waiver'; refill: Refill };
}

/** What one person is asked for; after a refused form the same, with what was typed. */
export function RequirementPage(props: RequirementPageProps) {
  const say = useSay();
  const { base, requirement, state, timeZone, today, again } = props;
  const page = `${base}/requirements/${requirement.id}`;
  const { dueAt, pathTitle, waiverReason, passedAt } = requirement;
  const day = (instant: string) => say.day(instant, timeZone);
  const of = (form: 'extension' | 'waiver') => (again?.form === form ? again.refill : null);
  const mayMove = state === 'open' || state === 'overdue';
  return (
    <div className="stack narrow">
      <Crumb to={`${base}/people/${requirement.personId}`}>{requirement.personName}</Crumb>
      <h1>{requirement.courseTitle}</h1>
      <Problems refill={again?.refill} />
      <p>
        <Status is={shapes[state]}>{say(`requirements.state.${state}`)}</Status>
      </p>
      <Record
        rows={[
          { term: say('requirements.field.person'), value: requirement.personName },
          {
            term: say('requirements.field.due'),
            value: dueAt ? day(dueAt) : say('requirements.field.noDay'),
          },
          ...(pathTitle ? [{ term: say('requirements.field.path'), value: pathTitle }] : []),
          ...(passedAt ? [{ term: say('requirements.field.passed'), value: day(passedAt) }] : []),
          ...(waiverReason
            ? [{ term: say('requirements.field.waived'), value: waiverReason }]
            : []),
        ]}
      />
      {again && (again.form === 'extension' ? !mayMove : state === 'done') ? (
        <NotSent refill={again.refill} fields={['reason']} />
      ) : null}
      {mayMove ? <ExtensionForm page={page} today={today} refill={of('extension')} /> : null}
      {state === 'done' ? null : (
        <WaiverForm page={page} waived={state === 'waived'} refill={of('waiver')} />
      )}
      <RequirementHistory history={requirement.history} timeZone={timeZone} />
    </div>
  );
}
