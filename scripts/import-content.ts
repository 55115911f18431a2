/** `npm run content:import`: what changed in CONTENT_DIRECTORY becomes new versions and pages. */
import { connect } from '#db/connection.server.ts';
import { migrate } from '#db/migrate.server.ts';
import { importContent } from '#app/domain/courses/courses.server.ts';
import { config } from '#app/platform/config/config.server.ts';

const db = connect(config().databaseUrl);
await migrate(db);
const report = await importContent(db, config().contentDirectory, new Date());
for (const line of report.lines) console.log(line);
await db.destroy();
process.exit(report.failed ? 1 : 0);
