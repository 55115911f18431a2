import { useSay } from '#app/ui/say.tsx';

const asked = ['who', 'registration', 'services', 'policy', 'references', 'why'] as const;

/** What an application asks, before anybody begins. */
export function WhatIsAsked() {
  const say = useSay();
  return (
    <>
      <p className="lead">{say('apply.lead')}</p>
      <h2>{say('apply.asked')}</h2>
      <ul className="bullets">
        {asked.map((part) => (
          <li key={part}>{say(`apply.asked.${part}`)}</li>
        ))}
      </ul>
      <p>{say('apply.then')}</p>
    </>
  );
}
