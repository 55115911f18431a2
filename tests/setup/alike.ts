/** Whether two answers tell apart what they were asked for. */

/** New with each answer; what hydrates is handed it, and so it stands in data. */
const nonceOf = ({ headers }: Response): string =>
  /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1] ?? 'none';

/** All headers, but for the moment and the nonce. */
export const told = ({ headers }: Response, alike: boolean): Record<string, string> =>
  Object.fromEntries(
    [...headers]
      .filter(([name]) => name !== 'date' && (alike || name !== 'content-length'))
      .map(([name, value]) => [name, value.replace(/'nonce-[^']+'/, 'nonce')]),
  );

/** A page that names its own address, without what the address names, and without its nonce. */
export const anonymous = (
  page: string,
  answer: Response,
  ...things: Record<string, string>[]
): string =>
  [...things.flatMap(Object.values), nonceOf(answer)].reduce(
    (text, thing) => text.replaceAll(thing, '·'),
    page,
  );
