/**
 * A deed and what it was done with, in words. The trail is older than the words may be: what has none
 * any more is told as it is written.
 */
import { isDeed } from '#app/domain/audit/audit.ts';
import { isLanguage, languageNames } from '#app/words/languages.ts';
import { isKey, type Key, type Say } from '#app/words/words.ts';

export const deedKey = (verb: string): Key | undefined =>
  isDeed(verb) ? `steward.deed.${verb}` : undefined;

export const thingKey = (kind: string): Key | undefined => known(`steward.thing.${kind}`);

const known = (key: string): Key | undefined => (isKey(key) ? key : undefined);

export const labelOf = (name: string): Key | undefined =>
  known(`steward.detail.${name}`) ?? known(`applying.criterion.${name}`);

/** What a deed was done with; what has no words is an id, which tells a reader nothing. */
export function detailsInWords(
  say: Say,
  details: [name: string, value: string][],
): { name: string; value: string }[] {
  return details.flatMap(([name, value]) => {
    const label = labelOf(name);
    const words = inWords(say, value);
    return label && words !== '' ? [{ name: say(label), value: words }] : [];
  });
}

/** Where the codes of a value have their words. */
const codes = [
  'steward.role',
  'steward.membership',
  'team.kind',
  'annual.outcome',
  'applying.filter',
  'steward.detail',
];
const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function inWords(say: Say, value: string): string {
  if (value === 'null' || id.test(value)) return '';
  if (value === 'true' || value === 'false')
    return say(value === 'true' ? 'steward.audit.yes' : 'steward.audit.no');
  if (value.startsWith('[')) return listed(say, value);
  if (instant.test(value))
    return say('steward.at', { day: say.day(value, 'UTC'), time: say.hour(value, 'UTC') });
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return say.day(`${value}T12:00:00.000Z`, 'UTC');
  if (isLanguage(value)) return languageNames[value];
  const key = codes.map((code) => known(`${code}.${value}`)).find((it) => it !== undefined);
  return key ? say(key) : value;
}

function listed(say: Say, json: string): string {
  const items = JSON.parse(json) as unknown[];
  return say.list(items.map((item) => inWords(say, String(item))).filter((it) => it !== ''));
}
