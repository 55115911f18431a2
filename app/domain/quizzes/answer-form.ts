/**
 * The answer form, read strictly. Fields are `q.<question>` (a choice; many where many may be
 * chosen) and `q.<question>.<part>` (the place of an item, the match of a pair). An empty value
 * clears. Beside them stand `pageId`, `sequence`, `seen`, `touched` and `confirm`; any other field,
 * and any of these two times, is refused.
 */
export type Entered = string | string[] | Record<string, string> | null;

export interface AnswerForm {
  /** The rendering of the page that the answers come from. */
  pageId: string;
  /** When the page's last answer was kept as it was rendered: what it does not know of, it does not undo. */
  seen: string | null;
  /** The form of the whole page: a question it does not mention has no answer. */
  whole: boolean;
  answers: { questionKey: string; sequence: number | null; response: Entered }[];
  confirm: boolean;
}

const mostFields = 2000;
const id = '[a-z0-9]+(?:-[a-z0-9]+)*';
const answerField = new RegExp(`^q\\.(${id})(?:\\.(${id}))?$`);
const shapes: Record<string, RegExp> = {
  pageId: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  sequence: /^(\d{1,15})?$/,
  seen: /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)?$/,
  touched: new RegExp(`^(${id}( ${id})*)?$`),
  confirm: /^(yes)?$/,
};

/** @param whole whether questions that are not mentioned were left empty, or not sent at all. */
export function readAnswerForm(
  fields: Iterable<[string, unknown]>,
  { whole }: { whole: boolean },
): AnswerForm | 'malformed' {
  const around = new Map<string, string>();
  const entered = new Map<string, Entered>();
  let count = 0;
  for (const [name, value] of fields) {
    if (++count > mostFields || typeof value !== 'string') return 'malformed';
    const [, question, part] = answerField.exec(name) ?? [];
    if (question !== undefined) {
      if (!enter(entered, question, part, value)) return 'malformed';
    } else {
      const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
      if (!shape?.test(value) || around.has(name)) return 'malformed';
      around.set(name, value);
    }
  }
  const pageId = around.get('pageId');
  if (pageId === undefined) return 'malformed';
  const sequence = around.get('sequence') ? Number(around.get('sequence')) : null;
  // A page with its script knows which answers were touched on it; the others are not its to save.
  const touched = around.get('touched')?.split(' ').filter(Boolean);
  const keys = touched ?? [...entered.keys()];
  return {
    pageId,
    seen: around.get('seen') || null,
    whole: whole && touched === undefined,
    answers: [...new Set(keys)].map((questionKey) => ({
      questionKey,
      sequence,
      response: entered.get(questionKey) ?? null,
    })),
    confirm: around.get('confirm') === 'yes',
  };
}

/** False where a question is answered in two ways at once. */
function enter(
  entered: Map<string, Entered>,
  question: string,
  part: string | undefined,
  value: string,
): boolean {
  const before = entered.get(question);
  if (part === undefined) {
    if (before === undefined) entered.set(question, value);
    else if (typeof before === 'string') entered.set(question, [before, value]);
    else if (Array.isArray(before)) before.push(value);
    else return false;
    return true;
  }
  if (before === undefined) entered.set(question, { [part]: value });
  else if (before === null || typeof before === 'string' || Array.isArray(before)) return false;
  else if (Object.hasOwn(before, part)) return false;
  else before[part] = value;
  return true;
}
