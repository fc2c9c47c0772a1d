// Layers point downwards: reads every import and names the offender.
import { describe, expect, it } from 'vitest';
import { describeOffence, findOffences, layers } from './layering.js';
import { readSources, SOURCE_FOLDERS } from './sources.js';

const offences = (path: string, text: string) => findOffences([{ path, text }]).map(describeOffence);

describe('[HO1] a layer imports only what stands below it', () => {
  for (const folder of SOURCE_FOLDERS) {
    it(`[HO1] ${folder}/`, () => {
      expect(findOffences(readSources([folder])).map(describeOffence)).toEqual([]);
    });
  }

  it('[HO1] every source file belongs to a layer', () => {
    const homeless = readSources(SOURCE_FOLDERS).filter(
      ({ path }) => !layers.some((l) => l.matches.test(path)),
    );
    expect(homeless.map(({ path }) => path)).toEqual([]);
  });
});

describe('[HO2] the check of layers finds planted offenders', () => {
  const planted = [
    ['core/domain/a.ts', "import { x } from '../protocol/limits.js';"],
    ['core/domain/a.ts', "import { nanoid } from 'nanoid';"],
    ['core/domain/a.ts', "import type { X } from '../protocol/limits.js';"],
    ['core/protocol/read.ts', "import * as z from 'zod/mini';"],
    ['core/protocol/decode.ts', "import { z } from 'zod';"],
    ['core/protocol/decode.ts', "import { x } from '../../party/auth.js';"],
    ['party/room/a.ts', "import type * as Party from 'partykit/server';"],
    ['party/room/a.ts', "export * from '../host/sockets.js';"],
    ['party/auth.ts', "import { x } from '../client/transport.js';"],
    ['client/a.ts', "import { x } from '../core/protocol/decode.js';"],
    ['client/a.ts', "import { html } from 'lit';"],
    ['client/a.ts', "const x = await import('../components/index.js');"],
    ['components/a/b.ts', "import '../../widget/embed.js';"],
    ['components/a/b.ts', "import { x } from '../../core/protocol/limits.js';"],
    ['components/a/b.ts', "import PartySocket from 'partysocket';"],
    ['client/a.ts', "import PartySocket from 'partysocket';"],
    ['components/a/b.ts', "import { x } from '../c';"],
    ['components/a/b.ts', "let x: import('../../party/auth.js').Identity;"],
    ['widget/a.ts', "import { x } from '../party/auth.js';"],
    ['widget/a.ts', "import { createContext } from '@lit/context';"],
  ] as const;

  for (const [path, text] of planted) {
    it(`[HO2] refuses ${text} in ${path}`, () => {
      expect(offences(path, `// line one\n${text}\n`)).toEqual([
        expect.stringContaining(`${path}:2 imports`),
      ]);
    });
  }

  const fine = [
    ['core/domain/a.ts', "import { x } from './b.js';"],
    ['core/protocol/decode.ts', "import * as z from 'zod/mini';\nimport { x } from './limits.js';"],
    ['party/room/a.ts', "import { x } from '../../core/protocol/decode.js';"],
    [
      'party/host/a.ts',
      "import type * as Party from 'partykit/server';\nimport { x } from '../room/ports.js';",
    ],
    [
      'client/a.ts',
      "import { createContext } from '@lit/context';\nimport type { ReactiveController } from 'lit';",
    ],
    ['client/a.ts', "import { type Up } from '../core/protocol/up.js';"],
    ['components/a/b.ts', "import { html } from 'lit';\nimport { repeat } from 'lit/directives/repeat.js';"],
    ['components/a/b.ts', "import type { Up } from '../../core/protocol/up.js';"],
    ['widget/a.ts', "const panel = () => import('../components/define.js');"],
    ['demo/a.ts', "import 'anything'; import '../party/auth.js';"],
  ] as const;

  for (const [path, text] of fine) {
    it(`[HO2] allows ${text.replaceAll('\n', ' ')} in ${path}`, () => {
      expect(offences(path, text)).toEqual([]);
    });
  }
});
