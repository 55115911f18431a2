/** `npm run content:check`: what is wrong in CONTENT_DIRECTORY, with file, line and column. */
import { checkContent } from '#app/domain/courses/courses.server.ts';
import { config } from '#app/platform/config/config.server.ts';

const report = await checkContent(config().contentDirectory);
for (const line of report.lines) console.log(line);
if (report.lines.length === 0) console.log('The content is in order.');
process.exit(report.failed ? 1 : 0);
