import type { PlanPreview as Preview } from '#app/domain/meetings/meetings.ts';
import { placeOf } from '#app/domain/people/people.ts';
import { interfaceLanguages, speak } from '#app/words/words.ts';
import { Button } from '../forms.tsx';
import { useSay, useViewer } from '../say.tsx';
import { Hours } from './hours.tsx';
import { ruleInWords } from './rule-words.ts';

/** What a plan says, in every language; its first dates; the hours; and fairer ones to take. */
export function PlanPreview({ preview }: { preview: Preview }) {
  const say = useSay();
  const { timeZone } = useViewer();
  const { plan, dates, suggestions } = preview;
  return (
    <section className="stack far" aria-labelledby="preview">
      <h2 id="preview">{say('series.preview.title')}</h2>
      {interfaceLanguages.map((language) => (
        <p key={language} lang={language}>
          {ruleInWords(plan, speak(language))}
        </p>
      ))}
      <p>{say('series.preview.first')}</p>
      <div className="prose">
        <ul>
          {dates.slice(0, 3).map(({ startsAt }) => (
            <li key={startsAt}>
              {say('series.preview.date', {
                when: say.fullMoment(startsAt, plan.timeZone),
                city: placeOf(plan.timeZone),
                own: say.fullMoment(startsAt, timeZone),
                same: plan.timeZone === timeZone ? 'yes' : 'no',
              })}
            </li>
          ))}
        </ul>
      </div>
      <h3>{say('series.hours.title')}</h3>
      <Hours preview={preview} />
      <h3>{say('series.fair.title')}</h3>
      <p>{say(suggestions.length > 0 ? 'series.fair.lead' : 'series.fair.taken')}</p>
      {suggestions.length > 0 ? (
        <ul className="lines" role="list">
          {suggestions.map(({ localTimes, nights, edges, of }) => (
            <li key={localTimes.join()} className="suggestion">
              <p>{say('series.fair.means', { nights, edges, of })}</p>
              <Button className="quiet" name="use" value={localTimes.join(',')}>
                {say('series.fair.use', {
                  count: localTimes.length,
                  times: say.list(localTimes),
                })}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** Enter, in any field, looks first: it keeps nothing, and takes no suggestion. */
export const LookFirst = () => (
  <button className="unseen" name="step" value="look" tabIndex={-1} aria-hidden="true" />
);
