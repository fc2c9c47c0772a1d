// All builds from one file: `demo` (pages), `lib` (modules for applications), and what websites load: `chat` (the parts
// that come on demand), then the launcher in front of them as `widget` (a module) and `embed` (one classic script).
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

/** The bundler's own helper goes through an object with what pages add to `Object.prototype`, and breaks over that. */
const ownKeys: Plugin = {
  name: 'own-keys',
  generateBundle: (_options, bundle) => {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      chunk.code = chunk.code.replace(/for ?\(var (\w+) in (\w+)\)/g, 'for(var $1 of Object.keys($2))');
    }
  },
};

const lib: UserConfig = {
  plugins: [ownKeys],
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
        inbox: 'components/define-inbox.ts',
        monitor: 'components/define-monitor.ts',
        provider: 'components/define-provider.ts',
        client: 'client/index.ts',
        widget: 'widget/widget.ts',
        'widget-element': 'widget/element.ts',
      }),
      formats: ['es'],
    },
    rolldownOptions: {
      external: [/^lit($|\/)/, /^@lit\//, /^zod/],
      output: { chunkFileNames: 'parts/[name].js' },
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
              .replace(/ ?([{};,]) /g, '$1')
              .replace(/: /g, ':')
              .replace(/;}/g, '}')
              .replace(/='(\w+)'\]/g, '=$1]')
              .replace(/^css` /, 'css`'),
          )
          // The tag of the launcher's own styles makes a text of a text.
          .replace(/(launcherStyles = )css`/, '$1`')
          .replace(/([>}`])\n\s+(?=<|\$\{)/g, '$1 ')
          .replace(/\n\s+(?=[@.?]?[\w-]+=["$])/g, ' ')
      : null,
};

/** What a module imports before it runs, and itself. */
const closure = new Set<string>();
const together = ['chat', 'panel-entry'].map((name) => at(`widget/${name}.ts`));

/**
 * The chat and the panel as one piece, though they are loaded for each other: what is packed apart is packed worse, by
 * an eighth. Everything else comes in pieces of its own.
 */
const firstSight: Plugin = {
  name: 'first-sight',
  buildEnd() {
    const waiting = [...together];
    for (let id = waiting.pop(); id; id = waiting.pop()) {
      if (closure.has(id)) continue;
      closure.add(id);
      waiting.push(...(this.getModuleInfo(id)?.importedIds ?? []));
    }
  },
};

/**
 * Most browsers never ask again for a module that did not come, however often it is imported: the next try is for another
 * address, which is kept once it has come, so that there is one copy. What a part imports before it runs is not asked for
 * by another address; it is only asked for once the part itself has come.
 */
const askedAgain: Plugin = {
  name: 'asked-again',
  generateBundle: (_options, bundle) => {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || chunk.dynamicImports.length === 0) continue;
      chunk.code = `${chunk.code.replace(/\bimport\((`\.\/[\w-]+\.js`)\)/g, '$$0($1)')}
function $0(e){return import($0[e]??e).catch(t=>{throw $0[e]=e+\`?\`+Date.now(),t})}`;
    }
  },
};

/** Loaded by the launcher when somebody is about to talk; not part of the same script, so that pages load little. */
const chat: UserConfig = {
  plugins: [terse, ownKeys, firstSight, askedAgain],
  build: {
    outDir: at('dist/embed'),
    emptyOutDir: true,
    target: 'es2022',
    lib: { entry: { chat: at('widget/chat.ts') }, formats: ['es'] },
    rolldownOptions: {
      // A name that says what is in it: an old launcher never gets parts that it does not know.
      output: {
        entryFileNames: 'parts/[name]-[hash].js',
        chunkFileNames: 'parts/[name]-[hash].js',
        minify: true,
        codeSplitting: {
          groups: [{ debugName: 'first sight', name: (id) => (closure.has(id) ? 'first-sight' : null) }],
        },
      },
    },
  },
};

/** The launcher names the parts as they are called after they were built. */
const launcher = (entry: string, format: 'es' | 'iife'): UserConfig => ({
  // A script tag is nowhere else.
  define: format === 'iife' ? { 'typeof document': '"object"', 'globalThis.HTMLElement': 'HTMLElement' } : {},
  plugins: [
    terse,
    partsOf(format === 'iife' ? 'document.currentScript?.src || location' : 'import.meta.url'),
  ],
  build: {
    outDir: at('dist/embed'),
    emptyOutDir: false,
    target: 'es2022',
    lib: {
      entry: at(`widget/${entry}.ts`),
      formats: [format],
      name: 'Parley',
      fileName: () => `${entry}.js`,
    },
    rolldownOptions: { output: { minify: true } },
  },
});

const chatPart = (): string =>
  `./parts/${readdirSync(at('dist/embed/parts')).find((file) => /^chat-.*\.js$/.test(file))}`;

/**
 * A classic script of another origin has no address that `import()` would know: its tag has, and only while it runs. What
 * did not come is asked for by another address, as with all that follows.
 */
const partsOf = (base: string): Plugin => ({
  name: 'parts-of',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('/parley-widget.ts')
      ? `${code.replace("import('./chat.js')", 'import(/* @vite-ignore */ chatAt)').replace('this.#loading = undefined;', '$& chatAt.search = Date.now();')}
const chatName = '${chatPart().slice(2)}';
const chatAt = new URL(chatName, ${base});`
      : null,
});

const modes: Record<string, UserConfig> = {
  demo,
  lib,
  chat,
  widget: launcher('widget', 'es'),
  embed: launcher('embed', 'iife'),
};

export default defineConfig(({ mode }) => ({ publicDir: false, ...(modes[mode] ?? demo) }));
