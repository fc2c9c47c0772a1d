// What must not stand in our files: dangerous calls, forbidden syntax, overlong files, words nobody else knows.
import { describe, expect, it } from 'vitest';
import { findBanned, findTooLong, sourceBans, wordBans } from './bans.js';
import { readMatching, readSources, SOURCE_FOLDERS } from './sources.js';

const everywhere = [...SOURCE_FOLDERS, 'demo', 'test', 'bench', 'docs', 'scripts', 'bin', 'samples', '.ci'];
const isText = (path: string) =>
  /\.(tsx?|js|mjs|md|html|css|json|yml|vue|svelte|py|php|rb)$|\/run$/.test(path);
/** These files hold the banned words themselves. */
const isHere = (path: string) => /^test\/house\/(bans|text\.test)\.ts$/.test(path);

describe('[HO3] sources', () => {
  for (const folder of SOURCE_FOLDERS) {
    it(`[HO3] ${folder}/ holds nothing that is banned`, () => {
      expect(findBanned(readSources([folder]), sourceBans)).toEqual([]);
    });
  }

  it('[HO3] no file is longer than a person reads in one sitting', () => {
    const scripts = readMatching(['scripts', 'bin'], (path) => path.endsWith('.mjs'));
    expect(findTooLong([...readSources([...SOURCE_FOLDERS, 'demo']), ...scripts])).toEqual([]);
  });

  it('[HO3] no file names what only its author could see', () => {
    const files = readMatching(everywhere, (path) => isText(path) && !isHere(path));
    expect(findBanned(files, wordBans)).toEqual([]);
  });
});

describe('[HO4] the bans find planted offenders', () => {
  const planted = [
    "import { unsafeHTML } from 'lit/directives/unsafe-html.js';",
    'element.innerHTML = text;',
    'element.innerHTML += text;',
    'element.outerHTML = text;',
    "element.insertAdjacentHTML('beforeend', text);",
    'element.setHTMLUnsafe(text);',
    'document.write(text);',
    'document.writeln(text);',
    'range.createContextualFragment(text);',
    "new DOMParser().parseFromString(text, 'text/html');",
    'frame.srcdoc = text;',
    'eval(text);',
    "new Function('return 1');",
    "const run = Function('return 1');",
    "setTimeout('run()', 1);",
    'setInterval(`run()`, 1);',
    "window.addEventListener('message', hear);",
    "addEventListener('message', hear);",
    'window.onmessage = hear;',
    'html`<p style="color: red">x</p>`;',
    `html\`<p style=\${colour}>x</p>\`;`,
    "import { styleMap } from 'lit/directives/style-map.js';",
    'this.room.broadcast(text);',
    'this.#platform.broadcast(text);',
    'const it = room.getConnection(id);',
    "for (const it of this.#platform.getConnections('staff')) it.close();",
    'room.getConnections<Kept>();',
    'export enum Mode { A }',
    'const enum Mode { A }',
    'namespace Parley {}',
    'let x: any;',
    'function f(x: any, y: string) {}',
    'const x = y as any;',
    'const list: Array<any> = [];',
  ];
  for (const text of planted) {
    it(`[HO4] ${text}`, () => {
      expect(findBanned([{ path: 'x.ts', text: `\n${text}` }], sourceBans)).toEqual([
        expect.stringContaining('x.ts:2 '),
      ]);
    });
  }

  const fine = [
    '// room.broadcast would send everybody the same',
    '/* innerHTML = bad */ const ok = 1;',
    'if (element.innerHTML === text) {}',
    'socket.onmessage = (event) => hear(event.data);',
    "socket.addEventListener('message', hear);",
    'setTimeout(() => run(), 1);',
    'const isFunction = value instanceof Function;',
    "region.style.setProperty('position', 'fixed');",
    "const label = 'if there is any, say so';",
    'const namespaced = enumerate(any);',
    "const url = 'https://example.org/any';",
  ];
  for (const text of fine) {
    it(`[HO4] lets through ${text}`, () => {
      expect(findBanned([{ path: 'x.ts', text }], sourceBans)).toEqual([]);
    });
  }

  it('[HO4] counts lines', () => {
    const text = (count: number) => ({ path: 'x.ts', text: 'x\n'.repeat(count) });
    expect(findTooLong([text(300)])).toEqual([]);
    expect(findTooLong([text(301)])).toHaveLength(1);
  });

  it.each(['see /work/main', 'from shared/design', 'closes Issue #12'])('[HO4] %s', (text) => {
    expect(findBanned([{ path: 'x.md', text }], wordBans)).toHaveLength(1);
  });
});
