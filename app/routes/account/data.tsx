import type { MetaFunction } from '@remix-run/node';
import { Fragment } from 'react';
import { retention } from '#app/domain/departure/departure.ts';
import { areas } from '#app/domain/personal-data/personal-data.ts';
import { privately } from '#app/http/form-again.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { link } from '#app/ui/link.tsx';
import { pageTitle, Sentence, useSay } from '#app/ui/say.tsx';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('account.data.title'));

export default function Data() {
  const say = useSay();
  return (
    <div className="narrow stack">
      <Crumb to="/me">{say('account.back')}</Crumb>
      <h1>{say('account.data.title')}</h1>
      <p>{say('account.data.lead')}</p>
      <p>
        <a className="button" href="/me/data.zip" download>
          {say('account.data.button')}
        </a>
      </p>
      <p className="small soft">{say('account.data.file')}</p>
      {areas.map((area) => (
        <Fragment key={area}>
          <h2>{say(`account.data.area.${area}`)}</h2>
          <p>{say(`account.data.why.${area}`)}</p>
          <p className="small">
            <b>{say('account.data.howLong')}</b> {say(`account.data.long.${area}`, retention)}
          </p>
        </Fragment>
      ))}
      <h2>{say('account.data.not')}</h2>
      <p>{say('account.data.without')}</p>
      <p>
        <Sentence
          of="account.data.more"
          with={{ privacy: link('/privacy'), deletion: link('/me/deletion') }}
        />
      </p>
    </div>
  );
}
