/**
 * Answers on their way to the server. An answer stays here until the server says that it has it.
 * One request is under way at a time and carries everything that is not sent yet; a request whose
 * reply was lost is sent again with its number, so that it counts once.
 */
export type Fields = [name: string, value: string][];
/** By question. */
export type Unsent = Record<string, Fields>;

/**
 * `kept`: the server has them · `lost`: no reply · `out`: somebody must sign in first ·
 * `over`: the answers were sent before · `refused`: the server does not take them.
 */
export type Reply =
  { is: 'kept'; time: string } | { is: 'lost' | 'out' | 'refused' } | { is: 'over'; to: string };
export type State = Reply | { is: 'sending' };

/** The phone around the outbox, and what a test puts in its place. */
export interface Phone {
  post(sequence: number, fields: Fields): Promise<Reply>;
  now(): number;
  random(): number;
  wait(milliseconds: number, then: () => void): () => void;
  store(unsent: Unsent): void;
  show(state: State): void;
}

export function openOutbox(phone: Phone, unsent: Unsent) {
  let last = 0;
  /** The number of what is unsent now; none once something changed. */
  let number = 0;
  let underWay = false;
  let failures = 0;
  let cancel = () => {};

  const next = () => (last = Math.max(last + 1, phone.now()));
  const isEmpty = () => Object.keys(unsent).length === 0;

  async function send() {
    cancel();
    if (underWay || isEmpty()) return;
    underWay = true;
    number = number || next();
    const sent = { ...unsent };
    phone.show({ is: 'sending' });
    const reply = await phone.post(
      number,
      Object.keys(sent).reduce<Fields>((fields, key) => fields.concat(sent[key]!), []),
    );
    underWay = false;
    if (reply.is === 'lost' || reply.is === 'out') {
      phone.show(reply);
      const pause = Math.min(60_000, 1000 * 2 ** ++failures);
      cancel = phone.wait(pause * (0.5 + phone.random()), () => void send());
      return;
    }
    failures = 0;
    for (const key in sent) if (unsent[key] === sent[key]) delete unsent[key];
    phone.store(unsent);
    if (!isEmpty()) return send();
    number = 0;
    phone.show(reply);
  }

  /** At once, and with short pauses again: something is new, or the network may be back. */
  function retry() {
    failures = 0;
    return send();
  }

  return {
    put(key: string, fields: Fields) {
      unsent[key] = fields;
      number = 0;
      phone.store(unsent);
      // Six answers that failed are not six tries: they must not make the seventh wait a minute.
      return retry();
    },
    retry,
    next,
    isEmpty,
  };
}
