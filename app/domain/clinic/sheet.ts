/** What may stand on a sheet. */
import { childDataIn } from '#app/domain/child-data/child-data.ts';
import { saysNothing, tidyWords } from '#app/domain/talk/talk.ts';
import { longest, sheetFields, type Sheet, type SheetFault, type SheetField } from './clinic.ts';

export const tidySheet = (typed: Sheet): Sheet => ({
  situation: tidyWords(typed.situation),
  tried: tidyWords(typed.tried),
  question: tidyWords(typed.question),
});

export function faultsOf(sheet: Sheet, now: Date): Partial<Record<SheetField, SheetFault>> {
  return Object.fromEntries(
    sheetFields.flatMap((field) => {
      const fault = faultIn(sheet[field], longest[field], now);
      return fault ? [[field, fault]] : [];
    }),
  );
}

function faultIn(text: string, most: number, now: Date): SheetFault | null {
  if (saysNothing(text)) return 'empty';
  if (text.length > most) return 'too-long';
  return childDataIn(text, now);
}
