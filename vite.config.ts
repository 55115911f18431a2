import { resolve } from 'node:path';
import { vitePlugin as remix } from '@remix-run/dev';
import { build as esbuild } from 'esbuild';
import { defineConfig, type Plugin } from 'vite';
import remixConfig from './remix.config.js';

/** What `node` can run beside Remix's own server build, as build/server/<name>.js. */
const entries = {
  serve: 'app/serve.ts',
  migrate: 'scripts/migrate.ts',
  'import-content': 'scripts/import-content.ts',
  'check-content': 'scripts/check-content.ts',
  seed: 'scripts/seed.ts',
  steward: 'scripts/steward.ts',
  backup: 'scripts/backup.ts',
  restore: 'scripts/restore.ts',
  'compile-worker': 'app/platform/mdx/compile-worker.ts',
  'drawing-worker': 'app/platform/pdf/drawing-worker.ts',
};

/** Remix builds one server entry; ours share its modules, so that a process has one of each. */
function serverEntries(): Plugin {
  return {
    name: 'journeyhome-server-entries',
    enforce: 'post',
    config(_config, { isSsrBuild }) {
      if (!isSsrBuild) return {};
      const ours = Object.entries(entries).map(([name, path]) => [name, resolve(path)]);
      const input = { index: 'virtual:remix/server-build', ...Object.fromEntries(ours) };
      return { build: { rollupOptions: { input, output: { entryFileNames: '[name].js' } } } };
    },
  };
}

/** `import source from './phone.ts?script'`: the file, bundled for old phones, as text. */
function scriptText(): Plugin {
  return {
    name: 'journeyhome-script-text',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith('?script')) return null;
      const entry = id.slice(0, -'?script'.length);
      this.addWatchFile(entry);
      const result = await esbuild({
        entryPoints: [entry],
        bundle: true,
        minify: true,
        format: 'iife',
        target: 'chrome79',
        write: false,
      });
      return `export default ${JSON.stringify(result.outputFiles[0]?.text ?? '')};`;
    },
  };
}

export default defineConfig({
  plugins: [scriptText(), !process.env.VITEST && remix(remixConfig), serverEntries()],
  css: { transformer: 'lightningcss', lightningcss: { targets: { chrome: 99 << 16 } } },
  build: {
    target: 'es2022',
    cssMinify: 'lightningcss',
    rollupOptions: {
      onwarn: (warning, warn) => {
        // Comments in a dependency, and routes that are only forms or files: neither is ours to mend.
        if (warning.code !== 'INVALID_ANNOTATION' && warning.code !== 'EMPTY_BUNDLE') warn(warning);
      },
    },
  },
});
