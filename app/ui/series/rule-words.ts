/** A plan as a sentence. */
import { choiceOf, type Plan } from '#app/domain/meetings/meetings.ts';
import { placeOf } from '#app/domain/people/people.ts';
import type { Say } from '#app/words/words.ts';

/** "Every month on the second Tuesday, at 15:00 in Nairobi, for 90 minutes" */
export function ruleInWords(plan: Plan, say: Say): string {
  const hours = {
    times: say.list(plan.localTimes),
    turns: plan.localTimes.length > 1 ? 'yes' : 'no',
    city: placeOf(plan.timeZone),
    minutes: plan.minutes,
  };
  const choice = plan.rule === null ? null : choiceOf(plan.rule);
  if (plan.rule === null) return say('series.rule.once', hours);
  if (!choice) return say('series.rule.other', hours);
  const { week, monthDay, every: months } = choice;
  if (week === 'day')
    return say('series.rule.day', {
      ...hours,
      months,
      last: monthDay === 0 ? 'yes' : 'no',
      day: monthDay,
    });
  const weekday = say(`series.weekday.${choice.weekday}`);
  return say('series.rule.week', { ...hours, months, week, weekday });
}
