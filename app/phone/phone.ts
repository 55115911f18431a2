/**
 * What the phone does beside the pages, which all work without it: it sends each answer of a form
 * with `data-save` as soon as it is given, keeps it here until the server has it, and says which.
 * Its words and shapes stand in the page already (`data-is`, `data-twice`); it shows and hides them.
 */
import { keepAnswers } from './keep-answers.ts';
import { forget } from './storage.ts';

const form = document.querySelector<HTMLFormElement>('form[data-save]');
if (form) keepAnswers(form);

// The page of a result: what was still kept for this attempt is of no use to anybody.
const sent = document.querySelector<HTMLElement>('[data-sent]');
if (sent) forget(sent.dataset.sent!);
