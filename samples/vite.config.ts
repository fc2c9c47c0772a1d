/**
 * Every sample by the same few lines: `npx vite samples/react --config samples/vite.config.ts`. `VITE_PARLEY_SERVER` says
 * where the rooms are. The file is for all of them; a real project needs one plugin of it.
 */
import { cpSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin } from 'vite';
import { tokenFor } from './backend/token.mjs';

process.env.VITE_PARLEY_SERVER ??= 'http://127.0.0.1:1999';

const embed = resolve(import.meta.dirname, '../dist/embed');

/** What a site without a bundler hosts itself, as it was built by `npm run build embed`. */
const hosted: Plugin = {
  name: 'hosted',
  configureServer: ({ middlewares }) => {
    middlewares.use('/embed', ({ url = '' }, response, next) => {
      const file = join(embed, new URL(url, 'http://site').pathname);
      if (!file.startsWith(embed) || !statSync(file, { throwIfNoEntry: false })?.isFile()) return next();
      response.setHeader('content-type', 'text/javascript');
      response.end(readFileSync(file));
    });
  },
  writeBundle: ({ dir }) => {
    if (dir && existsSync(embed)) cpSync(embed, join(dir, 'embed'), { recursive: true });
  },
};

/** In the place of the site's own backend, which knows who is signed in. Here everybody is Kim. */
const backend: Plugin = {
  name: 'backend',
  configureServer: ({ middlewares }) => {
    middlewares.use('/parley-token', (_request, response) => {
      const secret = process.env.PARLEY_SECRET;
      response.statusCode = secret ? 200 : 501;
      response.end(secret ? tokenFor({ id: '17', name: 'Kim' }, secret) : 'PARLEY_SECRET is missing');
    });
  },
};

/** Here two versions of React live under one roof. A real project has one, under its own name. */
const react18: Plugin = {
  name: 'react-18',
  config: ({ root = '' }) =>
    root.endsWith('react-18')
      ? {
          resolve: {
            alias: [
              { find: /^react-dom(?=\/|$)/, replacement: 'react-dom-18' },
              { find: /^react(?=\/|$)/, replacement: 'react-18' },
            ],
          },
        }
      : null,
};

export default defineConfig({
  base: './',
  plugins: [
    // Every tag that begins so is an element of the browser, and no component of Vue.
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('parley-') } } }),
    svelte(),
    react18,
    hosted,
    backend,
  ],
  build: { emptyOutDir: true },
});
