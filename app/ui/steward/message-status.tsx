import type { MessageState } from '#app/domain/messages/messages.ts';
import { useSay } from '#app/ui/say.tsx';
import { Status } from '#app/ui/status.tsx';

const shapes = {
  waiting: 'none',
  sending: 'going',
  sent: 'done',
  uncertain: 'expiring',
  failed: 'overdue',
} as const;

export function MessageStatus({ state }: { state: MessageState }) {
  const say = useSay();
  return <Status is={shapes[state]}>{say(`steward.messageState.${state}`)}</Status>;
}
