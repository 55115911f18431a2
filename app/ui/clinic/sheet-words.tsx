import { sheetFields, type Sheet } from '#app/domain/clinic/clinic.ts';
import { useSay } from '../say.tsx';

/** A sheet to be read. */
export function SheetWords({ sheet, writtenIn }: { sheet: Sheet; writtenIn?: string }) {
  const say = useSay();
  const lang = writtenIn === say.language ? undefined : writtenIn;
  return (
    <dl className="sheet">
      {sheetFields.map((field) => (
        <div key={field}>
          <dt>{say(`clinic.sheet.${field}`)}</dt>
          <dd className="said" dir="auto" lang={lang}>
            {sheet[field]}
          </dd>
        </div>
      ))}
    </dl>
  );
}
