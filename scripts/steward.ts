/** `npm run steward -- you@example.org`: makes a person who has signed up a steward. */
import { connect } from '#db/connection.server.ts';
import { migrate } from '#db/migrate.server.ts';
import { appointSteward } from '#app/domain/stewardship/stewardship.server.ts';
import { config } from '#app/platform/config/config.server.ts';

const [email] = process.argv.slice(2);
if (!email) {
  console.log('Say whom: npm run steward -- you@example.org');
  process.exit(1);
}
const db = connect(config().databaseUrl);
await migrate(db);
const outcome = await appointSteward(db, { email }, new Date());
await db.destroy();
if ('refused' in outcome) {
  const why =
    outcome.refused === 'suspended'
      ? 'is suspended'
      : 'has no account with a confirmed address yet; sign up and confirm it first';
  console.log(`${email} ${why}.`);
  process.exit(1);
}
console.log(`${email} is a steward.`);
