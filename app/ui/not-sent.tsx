import type { Refill } from './forms.tsx';
import { useSay } from './say.tsx';

/** What was typed into a form that is not on the page any more, to be copied. */
export function NotSent({ refill, fields }: { refill: Refill; fields: string[] }) {
  const say = useSay();
  const words = fields.flatMap((name) => refill.values[name] ?? []).filter(Boolean);
  if (words.length === 0) return null;
  return (
    <section className="stack">
      <h2>{say('form.notSent')}</h2>
      <p className="typed">{words.join('\n\n')}</p>
    </section>
  );
}
