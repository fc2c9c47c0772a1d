// What a customer's page loads, seen from the bundler: our own files and Lit, and each part only when it is needed.
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

type Chunk = Rolldown.OutputChunk;

/** Built as websites get it, in one go and without being written: every part is a chunk. */
const chunksOf = async (...entries: readonly string[]): Promise<readonly Chunk[]> => {
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: entries.map((entry) => `${root}${entry}`), formats: ['es'] },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]) as readonly Rolldown.RolldownOutput[];
  return outputs.flatMap(({ output }) => output.filter((each): each is Chunk => each.type === 'chunk'));
};

const filesOf = (chunks: readonly Chunk[]): readonly string[] =>
  chunks.flatMap(({ moduleIds }) => moduleIds).map((id) => id.replaceAll('\\', '/').replace(root, ''));

/** The names of the packages, each once. */
const packagesOf = (chunks: readonly Chunk[]): readonly string[] =>
  [
    ...new Set(
      filesOf(chunks).flatMap(
        (file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]?.replaceAll('+', '/') ?? [],
      ),
    ),
  ].toSorted();

/** The chunk that a file is in, and whatever is loaded with it at once. */
const loadedWith = (chunks: readonly Chunk[], file: string): readonly Chunk[] => {
  const from = (chunk: Chunk | undefined, seen: Set<Chunk>): Set<Chunk> => {
    if (!chunk || seen.has(chunk)) return seen;
    seen.add(chunk);
    for (const name of chunk.imports)
      from(
        chunks.find(({ fileName }) => fileName === name),
        seen,
      );
    return seen;
  };
  const first = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(file)));
  expect(first, file).toBeDefined();
  return [...from(first, new Set())];
};

describe('what customers load', () => {
  let chunks: readonly Chunk[];
  let parts: readonly Chunk[];
  beforeAll(async () => {
    chunks = await chunksOf('widget/widget.ts', 'widget/embed.ts');
    // What comes behind the launcher is built apart from it.
    parts = await chunksOf('widget/chat.ts');
  });

  it('[HO2] is ours and Lit, and nothing else: no schema library above all', () => {
    expect(packagesOf(chunks)).toEqual(['@lit/reactive-element', 'lit', 'lit-element', 'lit-html']);
  });

  it('[HO2] a schema that is imported anywhere in it would be found', async () => {
    expect(packagesOf(await chunksOf('core/protocol/conversation-up.ts'))).toContain('zod');
  });

  it('[HO2] holds nothing that staff alone see, and no schema of ours', () => {
    const foreign =
      /\/(staff-|work\/|inbox\/|monitor\/|record\/|talk-messages)|composer-looks|protocol\/.*-shapes/;
    expect(filesOf(chunks).filter((file) => !file.includes('node_modules') && foreign.test(file))).toEqual(
      [],
    );
  });

  const later = [
    // The launcher is on every page, and is written without Lit.
    ['widget/widget.ts', /node_modules\/|^client\/|widget\/(chat|panel-entry)\.ts/],
    // One can write before there is anything to read.
    [
      'widget/panel-entry.ts',
      /timeline|message-template|connection-status|conversation-client|transport|transcript/,
    ],
    ['widget/talk.ts', /conversation-client|transport|transcript/],
    ['widget/connection.ts', /node_modules\/|^components\/(?!shared\/warn-once)|transcript/],
  ] as const;

  for (const [file, needless] of later) {
    it(`[HO2] ${file} brings at once only what it needs`, () => {
      const files = filesOf(loadedWith(file === 'widget/widget.ts' ? chunks : parts, file));
      expect(files.filter((each) => needless.test(each))).toEqual([]);
    });
  }
});

describe('what applications load', () => {
  it('[HO2] holds no schema library either', async () => {
    const packages = packagesOf(
      await chunksOf('components/index.ts', 'components/define.ts', 'client/index.ts'),
    );
    expect(packages).toContain('lit');
    expect(packages.filter((name) => /zod|jose|ws|partykit|linkify|sentiment/.test(name))).toEqual([]);
  });
});
