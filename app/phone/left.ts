/**
 * After signing out: says whether answers that were not sent are still on this phone (`data-left`),
 * and takes them off it when asked to. They wait without a name, and may be somebody else's. Those
 * of attempts that are no more, named behind the # after an account was deleted, go unasked.
 */
import { forget, kept } from './storage.ts';

const gone = location.hash.slice(1).split(',');
kept()
  .filter((attempt) => gone.indexOf(attempt) >= 0)
  .forEach(forget);

const left = document.querySelector<HTMLElement>('[data-left]');
const drop = left?.querySelector('button');
if (left && drop && kept().length > 0) {
  left.hidden = false;
  drop.addEventListener('click', () => {
    kept().forEach(forget);
    left.hidden = true;
    document.querySelector<HTMLElement>('[data-dropped]')!.hidden = false;
  });
}
