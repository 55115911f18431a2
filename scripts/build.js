/** `npm run build`: the client's stylesheet and the server, in build/. */
import { run } from './run.js';

await run('npx', ['remix', 'vite:build', '--logLevel', 'warn'], { NODE_ENV: 'production' });
