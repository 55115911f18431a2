import type { CertificateState } from '#app/domain/certificates/certificates.ts';
import { useSay } from '#app/ui/say.tsx';
import { Status } from '#app/ui/status.tsx';

const shapes = {
  valid: 'done',
  expired: 'expiring',
  revoked: 'overdue',
  superseded: 'excused',
} as const;

export function CertificateStatus({ state }: { state: CertificateState }) {
  const say = useSay();
  return <Status is={shapes[state]}>{say(`steward.certificate.${state}`)}</Status>;
}
