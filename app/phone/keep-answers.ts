import { openOutbox, type Fields, type Reply, type State } from './outbox.ts';
import { fieldsAsSent, fieldsOf, fill, keyOf, look } from './question-fields.ts';
import { read, write } from './storage.ts';

export function keepAnswers(form: HTMLFormElement): void {
  const { save, attempt } = form.dataset as { save: string; attempt: string };
  const pageId = (form.elements.namedItem('pageId') as HTMLInputElement).value;
  const questions: HTMLElement[] = [].slice.call(form.querySelectorAll('[data-question]'));
  const touched: Record<string, 1> = {};
  let leaving = false;

  async function post(sequence: number, fields: Fields): Promise<Reply> {
    const body = new URLSearchParams(fields);
    body.set('pageId', pageId);
    body.set('sequence', `${sequence}`);
    const cut = new AbortController();
    const late = setTimeout(() => cut.abort(), 30_000);
    try {
      const response = await fetch(save, {
        method: 'POST',
        headers: { Accept: 'application/json' },
        body,
        redirect: 'manual',
        keepalive: true,
        signal: cut.signal,
      });
      if (response.ok) return { is: 'kept', time: (await response.json()).time };
      if (response.status === 409) return { is: 'over', to: (await response.json()).to };
      // A redirect leads to the sign-in page; to somebody else this attempt does not exist.
      if (!response.status || response.status === 404) return { is: 'out' };
      return { is: response.status < 500 && response.status !== 429 ? 'refused' : 'lost' };
    } catch {
      return { is: 'lost' };
    } finally {
      clearTimeout(late);
    }
  }

  function show(state: State) {
    if (state.is === 'over') {
      leaving = true;
      return location.assign(state.to);
    }
    document.querySelectorAll<HTMLElement>('[data-is]').forEach((receipt) => {
      receipt.hidden = receipt.dataset.is !== state.is;
      const time = receipt.querySelector('[data-time]');
      if (time && state.is === 'kept') time.textContent = state.time;
    });
  }

  function lookOver() {
    const whole = questions.map(look);
    const now = whole.indexOf(false);
    questions.forEach((question, at) => {
      const stop = question.closest('.stop')!;
      stop.classList.toggle('done', whole[at]);
      stop.classList.toggle('now', at === now);
      if (at === now) stop.setAttribute('aria-current', 'step');
      else stop.removeAttribute('aria-current');
    });
    const answered = whole.filter(Boolean).length;
    document.querySelector('[data-answered]')!.textContent = `${answered}`;
    document.querySelector('progress')!.value = answered;
  }

  const unsent = read(attempt);
  const outbox = openOutbox(
    {
      post,
      show,
      now: Date.now,
      random: Math.random,
      wait: (milliseconds, then) => {
        const timer = setTimeout(then, milliseconds);
        return () => clearTimeout(timer);
      },
      store: (rest) => write(attempt, rest),
    },
    {},
  );
  function changed(question: HTMLElement) {
    touched[keyOf(question)] = 1;
    void outbox.put(keyOf(question), fieldsOf(question));
  }

  // What was answered while this script was on its way, or else what this phone kept from before.
  questions.forEach((question) => {
    const asSent = `${fieldsAsSent(question)}`;
    const kept = unsent[keyOf(question)];
    if (kept && `${fieldsOf(question)}` === asSent) fill(question, kept);
    if (`${fieldsOf(question)}` !== asSent) changed(question);
  });
  if (outbox.isEmpty()) write(attempt, {});
  lookOver();

  form.addEventListener('change', (event) => {
    const question = (event.target as HTMLElement).closest<HTMLElement>('[data-question]');
    if (!question) return;
    lookOver();
    changed(question);
  });
  form.addEventListener('submit', () => {
    leaving = true;
    const fields: Fields = [
      ['touched', Object.keys(touched).join(' ')],
      ['sequence', `${outbox.next()}`],
    ];
    fields.forEach(([name, value]) => {
      const input =
        (form.elements.namedItem(name) as HTMLInputElement) || document.createElement('input');
      input.type = 'hidden';
      input.name = name;
      input.value = value;
      form.appendChild(input);
    });
  });
  addEventListener('pageshow', () => (leaving = false));
  const retry = () => void outbox.retry();
  addEventListener('online', retry);
  document.addEventListener('visibilitychange', retry);
  addEventListener('beforeunload', (event) => {
    if (leaving || outbox.isEmpty()) return;
    event.preventDefault();
    event.returnValue = '';
  });
}
