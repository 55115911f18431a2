import type { Course } from '#app/domain/courses/courses.ts';
import type { Due } from '#app/domain/requirements/requirements.ts';
import { Ledger, LedgerItem } from '../ledger.tsx';
import { useSay } from '../say.tsx';
import { DueLine } from './due-line.tsx';

/** Courses that somebody is asked for and is not in: they open later, or were left. */
export function AskedOfMe({ asked }: { asked: { course: Course; due: Due }[] }) {
  const say = useSay();
  return (
    <>
      <h2>{say('requirements.learner.title')}</h2>
      <Ledger>
        {asked.map(({ course, due }) => (
          <LedgerItem key={course.slug} state={<DueLine due={due} />}>
            <h3 lang={course.translated ? undefined : course.language}>
              <a href={`/courses/${course.slug}`}>{course.title}</a>
            </h3>
            {due.organization && due.dueAt ? (
              <p className="small soft">
                {say('requirements.learner.asked', { organization: due.organization })}
              </p>
            ) : null}
          </LedgerItem>
        ))}
      </Ledger>
    </>
  );
}
