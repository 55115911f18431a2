import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import { findRequirement } from '#app/domain/requirements/requirements.server.ts';
import { dayIn, requirementState, zoneOfCountry } from '#app/domain/requirements/requirements.ts';
import { signedIn } from '#app/http/context.ts';
import { ledOrganization } from '#app/http/organization.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Record } from '#app/ui/record.tsx';
import { ExtensionForm, WaiverForm } from '#app/ui/requirements/requirement-forms.tsx';
import { RequirementHistory } from '#app/ui/requirements/requirement-history.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { Status } from '#app/ui/status.tsx';

export const handle = { main: 'alone' };
export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(
    matches,
    data ? `${data.requirement.personName} · ${data.requirement.courseTitle}` : '',
  );

const refusals = ['reason', 'longReason', 'day', 'past', 'same', 'done', 'waived'] as const;
const shapes = { done: 'done', waived: 'excused', overdue: 'overdue', open: 'going' } as const;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const organization = await ledOrganization(context, params.organization);
  const input = { organization, requirement: params.requirement ?? '' };
  const requirement = await findRequirement(database(), signedIn(context), input);
  if (!requirement) throw notFound();
  const asked = new URL(request.url).searchParams.get('refused');
  const timeZone = zoneOfCountry(organization.country);
  return {
    organization,
    requirement,
    state: requirementState(requirement, context.now),
    refused: refusals.find((refusal) => refusal === asked) ?? null,
    timeZone,
    today: dayIn(context.now, timeZone),
  };
}

export default function Requirement() {
  const say = useSay();
  const { organization, requirement, state, refused, timeZone, today } =
    useLoaderData<typeof loader>();
  const base = `/organizations/${organization.slug}`;
  const page = `${base}/requirements/${requirement.id}`;
  const { dueAt, pathTitle, waiverReason, passedAt } = requirement;
  const day = (instant: string) => say.day(instant, timeZone);
  return (
    <div className="stack narrow">
      <Crumb to={`${base}/people/${requirement.personId}`}>{requirement.personName}</Crumb>
      <h1>{requirement.courseTitle}</h1>
      {refused ? <Notice kind="problem">{say(`requirements.problem.${refused}`)}</Notice> : null}
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
      {state === 'open' || state === 'overdue' ? <ExtensionForm page={page} today={today} /> : null}
      {state === 'done' ? null : <WaiverForm page={page} waived={state === 'waived'} />}
      <RequirementHistory history={requirement.history} timeZone={timeZone} />
    </div>
  );
}
