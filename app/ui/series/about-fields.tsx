import { longestText, longestTitle, type Audience } from '#app/domain/meetings/meetings.ts';
import { organizationKinds } from '#app/domain/organizations/organizations.ts';
import { contentLanguages, languageNames, type Language } from '#app/words/languages.ts';
import { Field, Select, TextArea, type Refill } from '../forms.tsx';
import { useSay } from '../say.tsx';
import { Choosing, OneOf, Tick } from './choosing.tsx';

const languages = contentLanguages.map((value) => ({
  value,
  label: languageNames[value],
  lang: value,
}));

interface WordsProps {
  words: { title: string; purpose: string; writtenIn: Language; languages: Language[] };
  refill: Refill | null;
}

/** What it is, and in which languages. */
export function WordFields({ words, refill }: WordsProps) {
  const say = useSay();
  return (
    <>
      <Field
        label={say('series.title.label')}
        name="title"
        required
        maxLength={longestTitle}
        defaultValue={words.title}
        refill={refill}
      />
      <TextArea
        label={say('series.purpose.label')}
        hint={say('series.never')}
        name="purpose"
        required
        maxLength={longestText}
        defaultValue={words.purpose}
        refill={refill}
      />
      <WrittenIn chosen={words.writtenIn} refill={refill} />
      <Spoken chosen={words.languages} refill={refill} />
    </>
  );
}

export function WrittenIn({ chosen, refill }: { chosen: Language; refill: Refill | null }) {
  const say = useSay();
  return (
    <Select
      label={say('series.writtenIn')}
      name="writtenIn"
      options={languages}
      defaultValue={chosen}
      refill={refill}
    />
  );
}

export function Spoken({ chosen, refill }: { chosen: Language[]; refill: Refill | null }) {
  const say = useSay();
  return (
    <Choosing
      label={say('series.spoken')}
      name="languages"
      chosen={chosen}
      refill={refill}
      options={languages}
    />
  );
}

interface AudienceProps {
  audience: Audience;
  organizations: { id: string; name: string }[];
  refill: Refill | null;
}

/** Who may come. */
export function AudienceFields({ audience, organizations, refill }: AudienceProps) {
  const say = useSay();
  return (
    <>
      <OneOf
        label={say('series.audience.label')}
        name="audience"
        refill={refill}
        chosen={audience.of}
        options={(['everyone', 'kinds', 'organizations'] as const).map((value) => ({
          value,
          label: say(`series.audience.${value}`),
        }))}
      />
      <Choosing
        label={say('series.audience.whichKinds')}
        name="kinds"
        refill={refill}
        chosen={audience.of === 'kinds' ? audience.kinds : []}
        options={organizationKinds.map((value) => ({ value, label: say(`team.kind.${value}`) }))}
      />
      <details
        open={audience.of === 'organizations' || refill?.values.audience === 'organizations'}
      >
        <summary>{say('series.audience.whichOrganizations')}</summary>
        <Choosing
          label={<span className="unseen">{say('series.audience.whichOrganizations')}</span>}
          name="organizations"
          refill={refill}
          chosen={audience.of === 'organizations' ? audience.organizations : []}
          options={organizations.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </details>
    </>
  );
}

export function Capacity({ capacity, refill }: { capacity: number | null; refill: Refill | null }) {
  const say = useSay();
  return (
    <Field
      label={say('series.capacity.label')}
      hint={say('series.capacity.hint')}
      name="capacity"
      type="number"
      inputMode="numeric"
      min={1}
      max={1000}
      defaultValue={capacity ?? ''}
      refill={refill}
    />
  );
}

interface RoomProps {
  /** What is set: of the address its host alone, of a phone that there is one. */
  room: { host: string | null; phone: boolean; setAt: string | null } | null;
  place: string | null;
  /** Of one date: without an own room it is the series'. */
  ofDate?: boolean;
  timeZone: string;
  refill: Refill | null;
}

/** The way into the room: typed here, and shown to nobody again. */
export function RoomFields({ room, place, ofDate = false, timeZone, refill }: RoomProps) {
  const say = useSay();
  const set = { host: room?.host ?? '', day: room?.setAt ? say.day(room.setAt, timeZone) : '' };
  return (
    <>
      <p>{say(ofDate ? 'series.room.leadDate' : 'series.room.lead')}</p>
      {room?.host ? (
        <p>{say('series.room.set', { ...set, dated: set.day ? 'yes' : 'no' })}</p>
      ) : null}
      <Field
        label={say(room?.host ? 'series.room.newAddress' : 'series.room.address')}
        hint={say('series.room.addressHint')}
        name="roomAddress"
        type="url"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        refill={refill}
      />
      {room?.host ? (
        <Tick name="noRoom" refill={refill}>
          {say('series.room.remove')}
        </Tick>
      ) : null}
      {room?.phone ? <p>{say('series.room.phoneSet')}</p> : null}
      <Field
        label={say(room?.phone ? 'series.room.newPhone' : 'series.room.phone')}
        hint={say('series.room.phoneHint')}
        name="roomPhone"
        type="tel"
        autoComplete="off"
        refill={refill}
      />
      {room?.phone ? (
        <Tick name="noPhone" refill={refill}>
          {say('series.room.removePhone')}
        </Tick>
      ) : null}
      <Field
        label={say('series.place.label')}
        hint={say('series.place.hint')}
        name="place"
        maxLength={300}
        defaultValue={place ?? ''}
        refill={refill}
      />
    </>
  );
}
