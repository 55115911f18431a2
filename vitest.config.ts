import { mergeConfig, defineConfig } from 'vitest/config';
import viteConfig from './vite.config.ts';

export default mergeConfig(
  viteConfig,
  defineConfig({
    test: {
      include: ['app/**/*.test.ts', 'app/**/*.test.tsx', 'db/**/*.test.ts', 'tests/**/*.test.ts'],
      // Files share a worker: modules load once, which is most of the time a run takes.
      isolate: false,
      setupFiles: ['tests/setup/console-guard.ts'],
      globalSetup: ['tests/setup/databases.ts'],
      env: { LOG_LEVEL: 'error' },
      testTimeout: 20_000,
      hookTimeout: 60_000,
    },
  }),
);
