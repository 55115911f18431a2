/** `npm run migrate`: brings the database of DATABASE_URL up to date. */
import { connect } from '#db/connection.server.ts';
import { migrate } from '#db/migrate.server.ts';
import { config } from '#app/platform/config/config.server.ts';

const db = connect(config().databaseUrl);
const ran = await migrate(db);
console.log(ran.length === 0 ? 'The database is up to date.' : `Migrated: ${ran.join(', ')}`);
await db.destroy();
