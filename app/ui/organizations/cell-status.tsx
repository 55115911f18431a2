import type { CellState } from '#app/domain/roster/roster.ts';
import { useSay } from '#app/ui/say.tsx';
import { Status, type StatusName } from '#app/ui/status.tsx';

export const shapeOf: Record<CellState, StatusName> = {
  overdue: 'overdue',
  expired: 'overdue',
  withdrawn: 'overdue',
  expiring: 'expiring',
  ready: 'going',
  going: 'going',
  'not-started': 'none',
  done: 'done',
  waived: 'excused',
  'not-needed': 'excused',
};

export function CellStatus({ state }: { state: CellState }) {
  const say = useSay();
  return <Status is={shapeOf[state]}>{say(`team.state.${state}`)}</Status>;
}
