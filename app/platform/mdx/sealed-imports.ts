import type { Plugin } from 'esbuild';

const runtime = new Set(['react', 'react-dom', 'react/jsx-runtime']);

/**
 * Put before all other plugins, it lets esbuild find the text itself and React's runtime, and
 * nothing else: should an import ever pass the guard, it still can't read a file of the server.
 */
export const sealedImports: Plugin = {
  name: 'sealed-imports',
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ kind, path }) =>
      kind === 'entry-point' || runtime.has(path)
        ? undefined
        : { errors: [{ text: `A text imports nothing: ${path}` }] },
    );
  },
};
