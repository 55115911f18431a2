import { mostNotesBytes, mostPoints, type NotesEditor } from '#app/domain/notes/notes.ts';
import { contentLanguages, languageNames } from '#app/words/languages.ts';
import { Button, Field, Problems, Select, TextArea, type Refill } from '../forms.tsx';
import { Notice } from '../notice.tsx';
import { useSay } from '../say.tsx';
import { MeetingHead, Rooms } from './meeting-head.tsx';

interface NotesFormProps {
  editor: NotesEditor;
  kept: 'draft' | 'taken-back' | null;
  again: { refill: Refill; preview: string | null; bytes: number | null } | null;
}

/** Where who runs the meeting writes; what it will look like is shown on the same page. */
export function NotesForm({ editor, kept, again }: NotesFormProps) {
  const say = useSay();
  const { meeting, publishedAt, drafted } = editor;
  const refill = again?.refill ?? null;
  const language = refill ? String(refill.values['language']) : editor.language;
  const kilobytes = (bytes: number) => say.number(Math.ceil(bytes / 102.4) / 10);
  return (
    <div className="stack narrow">
      <MeetingHead of={meeting}>{say('notes.edit.title')}</MeetingHead>
      <Rooms of={meeting} but="edit" />
      {kept ? (
        <Notice icon="tick">
          {say(kept === 'draft' ? 'notes.edit.kept' : 'notes.edit.takenBack')}
        </Notice>
      ) : null}
      {again?.bytes ? (
        <Notice kind="problem">
          {say('notes.edit.size', {
            size: kilobytes(again.bytes),
            most: kilobytes(mostNotesBytes),
          })}
        </Notice>
      ) : null}
      <Problems refill={refill} />
      {again?.preview ? <Preview html={again.preview} language={language} /> : null}
      <p className="small soft">
        {publishedAt === null
          ? say('notes.edit.unpublished')
          : say(drafted ? 'notes.edit.drafted' : 'notes.edit.published')}
      </p>
      {refill ? null : <OtherLanguages editor={editor} />}
      <form
        method="post"
        action={`/meetings/${meeting.id}/notes/edit`}
        className="stack"
        autoComplete="off"
      >
        <input type="hidden" name="language" value={language} />
        <input
          type="hidden"
          name="seen"
          value={again ? String(refill!.values['seen']) : editor.seen}
        />
        <TextArea
          label={say('notes.edit.text', {
            language: languageNames[language as keyof typeof languageNames],
          })}
          hint={
            <>
              <b>{say('core.footing.never')}</b> {say('notes.edit.hint')}
            </>
          }
          name="text"
          rows={16}
          lang={language}
          defaultValue={editor.markdown}
          refill={refill}
        />
        <details>
          <summary>{say('notes.edit.signs')}</summary>
          <pre className="said">{say('notes.edit.signs.text')}</pre>
        </details>
        <PointFields editor={editor} refill={refill} />
        <p className="row">
          <Button name="as" value="published">
            {say(publishedAt === null ? 'notes.edit.publish' : 'notes.edit.again')}
          </Button>
          <Button className="quiet" name="as" value="draft">
            {say('notes.edit.draft')}
          </Button>
          <Button className="quiet" name="as" value="preview">
            {say('notes.edit.preview')}
          </Button>
        </p>
        {publishedAt === null ? <p className="small soft">{say('notes.edit.tells')}</p> : null}
      </form>
      {publishedAt === null ? null : <TakeBack meeting={meeting.id} language={language} />}
    </div>
  );
}

function TakeBack({ meeting, language }: { meeting: string; language: string }) {
  const say = useSay();
  return (
    <form method="post" action={`/meetings/${meeting}/notes/withdrawal`} className="stack">
      <hr />
      <input type="hidden" name="language" value={language} />
      <p className="small soft">{say('notes.edit.takeBack.what')}</p>
      <p>
        <Button className="quiet">{say('notes.edit.takeBack')}</Button>
      </p>
    </form>
  );
}

function Preview({ html, language }: { html: string; language: string }) {
  const say = useSay();
  return (
    <section className="stack" aria-label={say('notes.edit.preview.label')}>
      <Notice>{say('notes.edit.preview.what')}</Notice>
      <div className="prose" lang={language} dangerouslySetInnerHTML={{ __html: html }} />
      <hr />
    </section>
  );
}

function OtherLanguages({ editor }: { editor: NotesEditor }) {
  const say = useSay();
  const options = contentLanguages.map((value) => ({
    value,
    label: editor.languages.includes(value)
      ? say('notes.edit.language.there', { language: languageNames[value] })
      : languageNames[value],
  }));
  return (
    <form
      method="get"
      action={`/meetings/${editor.meeting.id}/notes/edit`}
      className="filters single"
    >
      <Select
        label={say('notes.edit.language')}
        name="language"
        defaultValue={editor.language}
        options={options}
      />
      <Button className="quiet">{say('notes.edit.language.open')}</Button>
    </form>
  );
}

/** Those there are and two more; what was typed comes back where it stood. */
function PointFields({ editor, refill }: { editor: NotesEditor; refill: Refill | null }) {
  const say = useSay();
  const typed = Object.keys(refill?.values ?? {}).filter((name) => /^point-\d+$/.test(name)).length;
  const count = Math.min(mostPoints, Math.max(typed, editor.points.length + 2));
  const owners = [
    { value: '', label: say('notes.point.everyone') },
    ...editor.owners.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <fieldset className="stack">
      <legend>
        <h2>{say('notes.points.title')}</h2>
      </legend>
      <p className="hint">{say('notes.points.hint')}</p>
      {Array.from({ length: count }, (_, at) => {
        const row = at + 1;
        const point = editor.points[at];
        const id = refill ? String(refill.values[`id-${row}`] ?? '') : (point?.id ?? '');
        return (
          <div key={row} className="stack point">
            <input type="hidden" name={`id-${row}`} value={id} />
            <Field
              label={say('notes.point.what', { number: row })}
              name={`point-${row}`}
              defaultValue={point?.text}
              refill={refill}
              maxLength={600}
            />
            <div className="filters">
              <Select
                label={say('notes.point.who')}
                name={`owner-${row}`}
                defaultValue={point?.ownerId ?? ''}
                options={owners}
                refill={refill}
              />
              <Field
                label={say('notes.point.when')}
                type="date"
                name={`due-${row}`}
                defaultValue={point?.dueOn ?? undefined}
                refill={refill}
              />
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}
