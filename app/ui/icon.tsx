import { iconShapes, type IconName } from './icon-shapes.ts';

/** Always beside a word, so hidden from screen readers; `turns` mirrors an arrow, right to left. */
export function Icon({ name, turns }: { name: IconName; turns?: boolean }) {
  const { viewBox, paths } = iconShapes[name];
  return (
    <svg
      className={turns ? 'icon turns' : 'icon'}
      // For browsers without the stylesheet.
      width="24"
      height="24"
      viewBox={viewBox}
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: paths }}
    />
  );
}
