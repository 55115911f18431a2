import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { makeList, newListForm, recentLists } from '#app/domain/staffing/staffing.server.ts';
import { longestPosition } from '#app/domain/staffing/staffing.ts';
import { signedIn } from '#app/http/context.ts';
import { privately, tooOften } from '#app/http/form-again.server.ts';
import { readUpload } from '#app/http/form.server.ts';
import { ledOrganization } from '#app/http/organization.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Button, Field, fieldId, Problems, TextArea } from '#app/ui/forms.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Paused } from '#app/ui/organizations/paused.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { RecentLists } from '#app/ui/staff/recent-lists.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('staff.new.title'));

export async function loader({ context, params }: LoaderFunctionArgs) {
  const organization = await ledOrganization(context, params.organization);
  const lists = await recentLists(database(), signedIn(context), { organization }, context.now);
  const { slug, name, pause } = organization;
  return { slug, name, pause, lists };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const organization = await ledOrganization(context, params.organization);
  const { form, file } = await readUpload(request, newListForm, 'file');
  if (!form.ok) return data({ refill: form.refill, refused: null }, { status: 422 });
  const { list: text, position } = form.value;
  if (context.tooOften)
    return data({ refill: tooOften({ list: text, position }), refused: null }, { status: 429 });
  const input = { organization, text, position, file };
  const made = await makeList(database(), signedIn(context), input, context.now);
  if ('refused' in made) {
    const refill = { values: { list: text, position }, problems: {} };
    const refused = { why: made.refused, lines: made.lines ?? 0 };
    return data({ refill, refused }, { status: 422 });
  }
  return redirect(`/organizations/${organization.slug}/lists/${made.list}`, 303);
}

export default function New() {
  const say = useSay();
  const { slug, name, pause, lists } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  if (pause && !again) {
    return (
      <div className="narrow stack">
        <Crumb to={`/organizations/${slug}`}>{name}</Crumb>
        <h1>{say('staff.new.title')}</h1>
        <Paused pause={pause} />
      </div>
    );
  }
  return (
    <div className="narrow stack">
      <Crumb to={`/organizations/${slug}`}>{name}</Crumb>
      <h1>{say('staff.new.title')}</h1>
      <p>{say('staff.new.lead')}</p>
      <Problems refill={again?.refill} />
      {again?.refused ? (
        <Notice kind="problem">
          {say(`staff.refused.${again.refused.why}`, { lines: again.refused.lines })}
        </Notice>
      ) : null}
      <form method="post" encType="multipart/form-data" className="stack">
        <TextArea
          label={say('staff.new.list')}
          hint={say('staff.new.list.hint')}
          name="list"
          rows={10}
          spellCheck={false}
          autoComplete="off"
          refill={again?.refill}
        />
        <div>
          <label htmlFor={fieldId('file')}>{say('staff.new.file')}</label>
          <span className="hint" id="file-hint">
            {say('staff.new.file.hint')}
          </span>
          <input
            type="file"
            id={fieldId('file')}
            name="file"
            accept=".xlsx,.csv,.txt,text/csv,text/plain"
            aria-describedby="file-hint"
          />
        </div>
        <Field
          label={say('staff.new.position')}
          hint={say('staff.new.position.hint')}
          name="position"
          autoComplete="off"
          maxLength={longestPosition}
          refill={again?.refill}
        />
        <p>
          <Button>{say('staff.new.button')}</Button>
        </p>
        <p className="small soft">{say('staff.new.next')}</p>
      </form>
      <RecentLists lists={lists} room={`/organizations/${slug}`} />
    </div>
  );
}
