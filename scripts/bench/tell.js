/** @type {string[]} */
const missed = [];

/** @param {string} what @param {string} figure @param {string} budget @param {boolean} kept */
export function tell(what, figure, budget, kept) {
  if (!kept) missed.push(`${what}: ${figure.trim()}, where the budget is ${budget}`);
  console.log(`${kept ? ' ' : '!'} ${what.padEnd(44)} ${figure.padStart(18)}   ${budget}`);
}

/** At the end, so that nobody has to look for it. */
export function tellMissed() {
  console.log(missed.length === 0 ? '\n  Every budget is kept.' : '\n  Budgets that were MISSED:');
  for (const line of missed) console.log(`! ${line}`);
}
