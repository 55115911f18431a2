/** `npm run content:import`: what changed in CONTENT_DIRECTORY becomes new versions and pages. */
import { connect } from '#db/connection.server.ts';
import { migrate } from '#db/migrate.server.ts';
import { importContent } from '#app/domain/courses/courses.server.ts';
import { importLibrary } from '#app/domain/library/library.server.ts';
import { config } from '#app/platform/config/config.server.ts';

const db = connect(config().databaseUrl);
await migrate(db);
const { contentDirectory } = config();
const content = await importContent(db, contentDirectory, new Date());
const library = await importLibrary(db, contentDirectory);
for (const line of [...content.lines, ...library.lines]) console.log(line);
await db.destroy();
process.exit(content.failed || library.failed ? 1 : 0);
