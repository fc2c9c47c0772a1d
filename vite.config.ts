// Three builds from one file: `demo` (pages), `lib` (modules for applications), `embed` (one script for websites).
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

const root = import.meta.dirname;
const at = (path: string) => resolve(root, path);

const rooms = { target: `http://127.0.0.1:${process.env.PARLEY_ROOM_PORT ?? 1999}`, ws: true };

/** Pages are whatever HTML files stand in demo/, so that a new page needs no line here. */
function pages(): Record<string, string> {
  if (!existsSync(at('demo'))) return {};
  const names = readdirSync(at('demo')).filter((name) => name.endsWith('.html'));
  return Object.fromEntries(names.map((name) => [name.replace(/\.html$/, ''), at(`demo/${name}`)]));
}

/** Entries that do not exist are left out, so that one missing part does not stop the others. */
function present(entries: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(at(path))));
}

const demo: UserConfig = {
  root: at('demo'),
  base: './',
  server: { proxy: { '/parties': rooms, '/party': rooms, '/demo': rooms } },
  build: {
    outDir: at('dist/demo'),
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: {
      input: pages(),
      // Without hashes: a changed file name in the served folder restarts the rooms and drops every socket.
      output: {
        entryFileNames: 'assets/[name].js',
        chunkFileNames: 'assets/[name].js',
        assetFileNames: 'assets/[name][extname]',
      },
    },
  },
};

const lib: UserConfig = {
  // What is bundled into a library is not asked again by whoever loads it without a bundler.
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: at('dist/lib'),
    emptyOutDir: true,
    target: 'es2022',
    minify: false,
    sourcemap: true,
    lib: {
      entry: present({
        index: 'components/index.ts',
        define: 'components/define.ts',
        client: 'client/index.ts',
      }),
      formats: ['es'],
    },
    rolldownOptions: {
      external: [/^lit($|\/)/, /^@lit\//, /^partysocket/, /^zod/],
      output: { chunkFileNames: '[name].js' },
    },
  },
};

/** What only people read in styles and templates is not sent to every visitor: comments, and how lines are set. */
const terse: Plugin = {
  name: 'terse',
  transform: (code, id) =>
    id.endsWith('.ts')
      ? code
          .replace(/css`[^`]*`/g, (styles) =>
            styles
              .replace(/\/\*[\s\S]*?\*\//g, '')
              .replace(/\s+/g, ' ')
              .replace(/ ?([{};,]) /g, '$1'),
          )
          .replace(/([>}`])\n\s+(?=<|\$\{)/g, '$1 ')
          .replace(/\n\s+(?=[@.?]?[\w-]+=["$])/g, ' ')
      : null,
};

const embed: UserConfig = {
  plugins: [terse],
  build: {
    outDir: at('dist/embed'),
    emptyOutDir: true,
    target: 'es2022',
    lib: { entry: at('widget/embed.ts'), formats: ['iife'], name: 'Parley', fileName: () => 'embed.js' },
  },
};

const modes: Record<string, UserConfig> = { demo, lib, embed };

export default defineConfig(({ mode }) => ({ publicDir: false, ...(modes[mode] ?? demo) }));
