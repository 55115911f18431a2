import { link } from '#app/ui/link.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Sentence } from '#app/ui/say.tsx';

/** On the person's own page, while somebody waits for an answer. */
export const Invited = ({ count }: { count: number }) =>
  count === 0 ? null : (
    <div className="invited">
      <Notice>
        <p>
          <Sentence of="staff.invitations.notice" with={{ count, link: link('/invitations') }} />
        </p>
      </Notice>
    </div>
  );
