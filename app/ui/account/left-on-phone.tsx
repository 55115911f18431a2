import { Notice } from '../notice.tsx';
import { useSay } from '../say.tsx';

/** Shown by the script alone, where there is something left; without scripts nothing ever is. */
export function LeftOnPhone({ script }: { script: string }) {
  const say = useSay();
  return (
    <>
      <div data-left hidden>
        <Notice kind="unsent" title={say('account.signedOut.left.title')}>
          <p>{say('account.signedOut.left.text')}</p>
          <p>
            <button type="button" className="button quiet">
              {say('account.signedOut.left.drop')}
            </button>
          </p>
        </Notice>
      </div>
      <div data-dropped role="status" hidden>
        <Notice icon="tick">{say('account.signedOut.left.dropped')}</Notice>
      </div>
      <script src={script} defer />
    </>
  );
}
