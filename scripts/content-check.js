/** `npm run content:check`: builds when needed, then checks every file under content/. */
import { build, install } from './prepare.js';
import { run } from './run.js';

await install();
await build();
await run('node', ['build/server/check-content.js']);
