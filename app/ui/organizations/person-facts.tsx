import type { StaffRecord } from '#app/domain/roster/roster.ts';
import { Record } from '#app/ui/record.tsx';
import { useSay } from '#app/ui/say.tsx';

/** Who somebody is in the team, and how to reach them. */
export function PersonFacts({ person, zone }: { person: StaffRecord; zone: string }) {
  const say = useSay();
  const { email, username, phone, position } = person;
  const without = username
    ? say('team.person.noEmail', { username })
    : say('team.person.noContact');
  return (
    <Record
      rows={[
        ...(position === null ? [] : [{ term: say('team.person.position'), value: position }]),
        { term: say('team.person.role'), value: say(`team.role.${person.role}`) },
        { term: say('team.person.since'), value: say.day(person.joinedAt, zone) },
        {
          term: say('team.person.contact'),
          value: email === null ? without : <a href={`mailto:${email}`}>{email}</a>,
        },
        ...(phone === null
          ? []
          : [{ term: say('team.person.phone'), value: <a href={`tel:${phone}`}>{phone}</a> }]),
      ]}
    />
  );
}
