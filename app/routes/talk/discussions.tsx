import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { reportedPosts, threadsOf } from '#app/domain/talk/talk.server.ts';
import { signedIn } from '#app/http/context.ts';
import { privately } from '#app/http/form-again.server.ts';
import { useDay } from '#app/ui/courses/time.tsx';
import { Ledger, LedgerItem } from '#app/ui/ledger.tsx';
import { link } from '#app/ui/link.tsx';
import { pageTitle, Sentence, useSay } from '#app/ui/say.tsx';
import { PostItem } from '#app/ui/talk/post-item.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('talk.all.title'));

export async function loader({ context }: LoaderFunctionArgs) {
  const viewer = signedIn(context);
  return {
    threads: await threadsOf(database(), viewer),
    reported: await reportedPosts(database(), viewer),
  };
}

/** The discussions that I am in; for moderators first what was reported. */
export default function Discussions() {
  const say = useSay();
  const day = useDay();
  const { threads, reported } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <h1>{say('talk.all.title')}</h1>
      {reported.length > 0 ? (
        <>
          <h2>{say('talk.all.reported', { count: reported.length })}</h2>
          <ol className="ledger talk" role="list">
            {reported.map(({ post }) => (
              <PostItem key={post.id} post={post} moderates />
            ))}
          </ol>
          <h2>{say('talk.all.mine')}</h2>
        </>
      ) : null}
      {threads.length === 0 ? (
        <p>
          <Sentence of="talk.all.none" with={{ link: link('/courses') }} />
        </p>
      ) : (
        <Ledger>
          {threads.map(({ id, address, title, language, at }) => (
            <LedgerItem key={id} state={at ? day(at) : undefined}>
              <a href={address} lang={language === say.language ? undefined : language}>
                {title}
              </a>
            </LedgerItem>
          ))}
        </Ledger>
      )}
      <p>
        <Sentence of="talk.all.mails" with={{ link: link('/me/mails') }} />
      </p>
    </div>
  );
}
