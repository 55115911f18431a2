import { mergeConfig, defineConfig } from 'vitest/config';
import viteConfig from './vite.config.ts';

/** `npm run test:faults`: the short stories in their long form, and those that only have one. */
export default mergeConfig(
  viteConfig,
  defineConfig({
    test: {
      include: ['tests/faults/*.{test,fault}.ts'],
      setupFiles: ['tests/setup/console-guard.ts'],
      globalSetup: ['tests/setup/databases.ts'],
      // Each file starts servers and is measured; more at once would measure the others.
      maxWorkers: 2,
      // Hundreds of turns, on whatever machine: this only ends what hangs.
      testTimeout: 300_000,
      hookTimeout: 60_000,
    },
  }),
);
