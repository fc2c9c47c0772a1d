/** A turn that is said to change nobody's header changes nobody's header. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerFor } from '../../core/domain/header.js';
import { mayChangeHeaders } from '../../core/domain/header-parts.js';
import type { Talk } from '../support/builders.js';
import { anyHistory, everybody, play } from '../support/histories.js';

const headersOf = ({ state, presence }: Pick<Talk, 'state' | 'presence'>): readonly string[] =>
  everybody.map((who) => JSON.stringify(headerFor(state, who, presence)));

describe('the parts of a conversation that headers are made of', () => {
  it('[WI7][SU14] are all of them that show: over every turn of every history', () => {
    const turns = { unshown: 0 };
    fc.assert(
      fc.property(anyHistory, (history) => {
        let before: {
          readonly moment: Pick<Talk, 'state' | 'presence'>;
          readonly headers: readonly string[];
        } | null = null;
        const look = ({ state, presence }: Talk): void => {
          const moment = { state, presence: { ...presence, staff: new Set(presence.staff) } };
          const headers = headersOf(moment);
          if (before) {
            const isSame = !mayChangeHeaders(before.moment, moment);
            if (isSame) expect(headers).toEqual(before.headers);
            if (isSame && before.moment.state !== state) turns.unshown += 1;
          }
          before = { moment, headers };
        };
        play(history, () => {}, look);
      }),
      { numRuns: 150 },
    );
    expect(turns.unshown, 'of all these some need no header').toBeGreaterThan(50);
  });
});
