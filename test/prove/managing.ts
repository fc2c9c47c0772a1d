/** What whoever runs a workgroup changes while people talk: its policy, and with whom it does not talk any more. */
import fc from 'fast-check';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import type { List } from './cast.js';
import { cast } from './cast.js';
import type { Phrase } from './phrases.js';
import { at } from './phrases.js';

/** Each whole, and none of them tells anybody on purpose that somebody watches. */
const documents = fc.constantFrom<PolicyOverrides>(
  {},
  { retentionDays: 1 },
  { consent: 'required' },
  { takeoverNotice: 'notice', wrapUp: 'off' },
  { orphans: 'supervisor', formerAgent: 'observer' },
  { whisper: 'off', join: 'off' },
  { routing: { strategy: 'least-busy', offerSeconds: 20 } },
  { routing: { patienceSeconds: 20 }, supervisorRouting: 'with-handle' },
);

const list = fc.constantFrom<List>('sales', 'sales', 'sales', 'support');

const manage = (place: List, method: 'PUT' | 'DELETE', path: string, body = ''): Phrase =>
  at(0, { kind: 'manage', place, method, path, body });

export const managingPhrase: fc.Arbitrary<Phrase> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(list, documents).map(([place, document]) => {
      // So many that a place which a watcher has is none that another one has not.
      const monitors = { perRoom: 8, perSupervisor: 'unlimited', requires: 'signed-in' };
      return manage(place, 'PUT', 'policy', JSON.stringify({ ...document, monitors }));
    }),
  },
  { weight: 1, arbitrary: list.map((place) => manage(place, 'PUT', `blocked/${cast.dora.id}`)) },
  { weight: 1, arbitrary: list.map((place) => manage(place, 'DELETE', `blocked/${cast.dora.id}`)) },
  { weight: 1, arbitrary: list.map((place) => manage(place, 'DELETE', `customers/${cast.dora.id}`)) },
);
