import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { AskedQuestion } from '#app/domain/quizzes/quizzes.ts';
import { Question } from './question.tsx';

const asked = (more: Partial<AskedQuestion>): AskedQuestion => ({
  key: 'six-steps',
  kind: 'single',
  critical: false,
  situationHtml: '',
  askHtml: 'What comes <strong>first</strong>?',
  label: 'What comes first?',
  parts: ['plan', 'register', 'assess'].map((id) => ({ id, html: `To ${id}` })),
  targets: [],
  given: null,
  complete: false,
  ...more,
});
const render = (more: Partial<AskedQuestion>) =>
  renderToStaticMarkup(<Question question={asked(more)} number={3} isNow />);
const controls = (html: string) => html.match(/<(input|select)[^>]*>/g) ?? [];

describe('a question on the page', () => {
  it('asks in its legend, and tells the situation before it', () => {
    const html = render({ situationHtml: '<p class="spoken">“Take her.”</p>', critical: true });
    expect(html).toContain('<legend>What comes <strong>first</strong>?</legend>');
    expect(html.indexOf('Take her')).toBeLessThan(html.indexOf('<fieldset'));
    expect(html).toContain('aria-describedby="s-six-steps"');
    expect(html).toContain('Key question');
    expect(html).toContain('aria-current="step"');
  });

  it('shows the choice that was kept', () => {
    const [plan, register] = controls(render({ given: 'register' }));
    expect(plan).not.toContain('checked');
    expect(register).toContain('type="radio"');
    expect(register).toContain('name="q.six-steps"');
    expect(register).toContain('value="register"');
    expect(register).toContain('checked');
  });

  it('lets many be chosen, and says so', () => {
    const html = render({ kind: 'multiple', given: ['plan', 'assess'] });
    expect(html).toContain('There is more than one.');
    expect(controls(html).map((it) => it.includes('checked=""'))).toEqual([true, false, true]);
    expect(controls(html)[0]).toContain('type="checkbox"');
  });

  it('offers true and false', () => {
    const html = render({ kind: 'true-false', parts: [], given: false });
    expect(controls(html).map((it) => /value="(\w+)"/.exec(it)?.[1])).toEqual(['true', 'false']);
    expect(controls(html)[1]).toContain('checked');
  });

  it('says beside an order which number was used two times', () => {
    const html = render({ kind: 'ordering', given: { plan: 2, register: 1, assess: 2 } });
    expect(html).toContain('You used <b data-places="true">2</b> two times.');
    expect(controls(html).map((it) => it.includes('aria-invalid="true"'))).toEqual([
      true,
      false,
      true,
    ]);
    const well = render({ kind: 'ordering', given: { plan: 3, register: 1, assess: 2 } });
    expect(well).toMatch(/data-twice="true"[^>]* hidden=""/);
    expect(well).not.toContain('aria-invalid');
  });

  it('matches by choosing from the paper’s texts', () => {
    const html = render({
      kind: 'matching',
      targets: ['Prepare', 'Place'],
      given: { plan: 'Place' },
    });
    expect(controls(html)[0]).toContain('name="q.six-steps.plan"');
    expect(html.match(/<option value="Place" selected="">/g)).toHaveLength(1);
  });
});
