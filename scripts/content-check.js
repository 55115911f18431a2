/** `npm run content:check`: builds when needed, then checks content/; see check-content.ts for its words. */
import { build, install } from './prepare.js';
import { run } from './run.js';

await install();
await build();
await run('node', ['build/server/check-content.js', ...process.argv.slice(2)]);
