import { Fragment } from 'react';
import { partsOf } from '#app/domain/talk/talk.ts';

/** Somebody's words as they were written; addresses lead there, and say nothing of where from. */
export const PostWords = ({ text }: { text: string }) => (
  <p className="said" dir="auto">
    {partsOf(text).map((part, place) =>
      part.kind === 'link' ? (
        <a key={place} href={part.to} rel="nofollow noopener noreferrer ugc">
          {part.text}
        </a>
      ) : (
        <Fragment key={place}>{part.text}</Fragment>
      ),
    )}
  </p>
);
