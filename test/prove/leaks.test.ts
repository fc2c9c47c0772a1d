/** The property has teeth: it finds each planted leak, and nothing where there is none. */
import { describe, expect, it } from 'vitest';
import { loadTypeScript } from '../../scripts/lib/typescript.mjs';
import type { Hunted, HuntOptions } from './hunt.js';
import type { Edit } from './leaks.js';
import { leakNames, leaks, planted } from './leaks.js';

const mostRuns = 5_000;

type Hunt = (options: HuntOptions) => Promise<Hunted>;

const huntIn = async (edits: readonly Edit[]): Promise<Hunt> =>
  (await loadTypeScript('test/prove/hunt.ts', [planted(edits)])).hunt as Hunt;

describe('planted leaks', () => {
  it.each(leakNames)('[WI16][WP16] %s is found', async (name) => {
    const { what, by, edits } = leaks[name];
    const hunt = await huntIn(edits);
    const { found } = await hunt({ of: by, runs: mostRuns, seed: 42 });
    expect(found, `nobody noticed that ${what}`).not.toBeNull();
    console.log(`${name}: found in run ${found?.runs}`);
  });

  it('[WI16] nothing is found where nothing is planted', async () => {
    const hunt = await huntIn([]);
    for (const of of ['rooms', 'uplink'] as const) {
      expect((await hunt({ of, runs: 20, seed: 42 })).found).toBeNull();
    }
  });

  it('[WI16] an edit that does not fit is an error', async () => {
    const edit = { file: 'core/domain/view.ts', find: 'no such text', replace: '' };
    await expect(huntIn([edit])).rejects.toThrow('does not stand once');
    await expect(huntIn([{ ...edit, file: 'core/domain/nothing.ts' }])).rejects.toThrow(
      'not part of the bundle',
    );
  });
});
