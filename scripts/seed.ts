/** `npm run demo` tells its story with this; a production start refuses. */
import { openDatabase } from '#db/connection.server.ts';
import { seedDemo } from '#db/seeds/demo.ts';
import { keepMissingWords } from '#app/domain/people/people.server.ts';
import { config } from '#app/platform/config/config.server.ts';

const db = openDatabase(config().databaseUrl);
const outcome = await seedDemo(db, new Date());
await keepMissingWords(db);
console.log(outcome === 'told' ? 'The demo story is told.' : 'The demo story was there already.');
await db.destroy();
