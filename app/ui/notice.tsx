import type { ReactNode } from 'react';
import type { IconName } from './icon-shapes.ts';
import { Icon } from './icon.tsx';

interface NoticeProps {
  kind?: 'problem' | 'unsent';
  title?: ReactNode;
  icon?: IconName;
  children?: ReactNode;
}

const shapes = { problem: 's-overdue', unsent: 'unsent', plain: 'info' } as const;

/** What a reader should know before going on. A problem is read out at once. */
export function Notice({ kind, title, icon = shapes[kind ?? 'plain'], children }: NoticeProps) {
  return (
    <div className="notice" data-kind={kind} role={kind === 'problem' ? 'alert' : undefined}>
      <Icon name={icon} />
      <div>
        {title === undefined ? null : (
          <p>
            <b>{title}</b>
          </p>
        )}
        {typeof children === 'string' ? <p>{children}</p> : children}
      </div>
    </div>
  );
}
