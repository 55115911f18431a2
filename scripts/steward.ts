/**
 * `npm run steward -- you@example.org`: makes a person who has signed up a steward. With
 * `--reset-second-factor` before the address (or the username) it takes a second factor away from
 * whoever has lost the phone and the recovery codes.
 */
import { connect } from '#db/connection.server.ts';
import { migrate } from '#db/migrate.server.ts';
import { appointSteward, resetSecondFactorOf } from '#app/domain/stewardship/stewardship.server.ts';
import { config } from '#app/platform/config/config.server.ts';

const given = process.argv.slice(2);
const resets = given.includes('--reset-second-factor');
const [who, ...more] = given.filter((word) => word !== '--reset-second-factor');
if (!who || more.length > 0 || who.startsWith('-')) {
  console.log('Say whom: npm run steward -- you@example.org');
  console.log('Or:       npm run steward -- --reset-second-factor you@example.org');
  process.exit(1);
}
const db = connect(config().databaseUrl);
await migrate(db);
const now = new Date();
const outcome = resets
  ? await resetSecondFactorOf(db, { who }, now)
  : await appointSteward(db, { email: who }, now);
await db.destroy();
if ('refused' in outcome) {
  const why: Record<string, string> = {
    suspended: 'is suspended',
    'no-factor': 'has no second factor',
    'not-found': resets
      ? 'has no account'
      : 'has no account with a confirmed address yet; sign up and confirm it first',
  };
  console.log(`${who} ${why[outcome.refused]}.`);
  process.exit(1);
}
console.log(
  resets
    ? `${who} has no second factor any more, and is signed out everywhere.`
    : `${who} is a steward, as soon as they have set up a second factor at /me/second-factor.`,
);
