import type { ReactNode } from 'react';

interface HouseProps {
  /** With a lane and the light on: what to do next. */
  night?: boolean;
  /** The id of the heading inside. */
  labelledBy?: string;
  className?: string;
  children: ReactNode;
}

/** A panel with a roof, for the one thing that matters on a page. */
export function House({ night, labelledBy, className, children }: HouseProps) {
  const classes = ['house', night && 'night', className].filter(Boolean).join(' ');
  return (
    <section className={classes} aria-labelledby={labelledBy}>
      {children}
    </section>
  );
}
