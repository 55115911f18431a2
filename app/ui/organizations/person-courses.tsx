import type { Sitting, StaffRecord } from '#app/domain/roster/roster.ts';
import { Ledger, LedgerItem } from '#app/ui/ledger.tsx';
import { useSay } from '#app/ui/say.tsx';
import { cellDetail } from './cell-detail.ts';
import { CellStatus } from './cell-status.tsx';

interface PersonCoursesProps {
  courses: StaffRecord['courses'];
  base: string;
  zone: string;
  leads: boolean;
}

/** Each course with how it stands, what was done of it, and how the final checks went. */
export function PersonCourses({ courses, base, zone, leads }: PersonCoursesProps) {
  const say = useSay();
  return (
    <>
      <h2>{say('team.person.courses')}</h2>
      {courses.length === 0 ? <p>{say('team.person.noCourse')}</p> : null}
      <Ledger>
        {courses.map(({ course, cell, sittings }) => {
          const detail = cellDetail(say, cell, { lessons: course.lessons, zone });
          const lessons = { done: cell.completed, all: course.lessons };
          return (
            <LedgerItem key={course.id} state={<CellStatus state={cell.state} />}>
              <b>{course.title}</b>
              <span className="small soft lines">
                {detail === null || cell.state === 'going' ? null : <span>{detail}</span>}
                {cell.state === 'going' && cell.dueAt !== null ? (
                  <span>{say('team.cell.due', { day: say.shortDay(cell.dueAt, zone) })}</span>
                ) : null}
                <span>{say('team.person.lessons', lessons)}</span>
                {sittings.map((sitting) => (
                  <Score key={`${sitting.cycle} ${sitting.number}`} sitting={sitting} zone={zone} />
                ))}
              </span>
              {leads && cell.requirementId !== null ? (
                <a href={`${base}/requirements/${cell.requirementId}`}>
                  {say('team.person.requirement')}
                  <span className="unseen"> {course.title}</span>
                </a>
              ) : null}
            </LedgerItem>
          );
        })}
      </Ledger>
      {leads ? (
        <p className="row">
          <a href={`${base}/enrolments`}>{say('team.person.ask')}</a>
        </p>
      ) : null}
    </>
  );
}

function Score({ sitting, zone }: { sitting: Sitting; zone: string }) {
  const say = useSay();
  const { number, right, total, passed, submittedAt } = sitting;
  const values = { number, right, total, day: say.shortDay(submittedAt, zone) };
  return <span>{say(passed ? 'team.person.tryPassed' : 'team.person.try', values)}</span>;
}
