import { createElement } from 'react';
import { iconShapes, type IconName } from '#app/ui/icon-shapes.ts';

const tag = /<([a-z]+)\s([^>]*?)\/>/gu;
const pair = /([a-z-]+)="([^"]*)"/gu;

/** Drawn in place: a stored lesson can't count on a page's sprite. */
export function Icon({ name }: { name: IconName }) {
  const { viewBox, paths } = iconShapes[name];
  return (
    <svg className="icon" width="24" height="24" viewBox={viewBox} aria-hidden="true">
      {[...paths.matchAll(tag)].map(([, shape = 'path', attributes = ''], place) =>
        createElement(
          shape,
          Object.fromEntries([
            ['key', place],
            ...[...attributes.matchAll(pair)].map(([, key = '', value]) => [toProp(key), value]),
          ]),
        ),
      )}
    </svg>
  );
}

const toProp = (name: string) =>
  name.replace(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase());
