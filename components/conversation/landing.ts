/** Where the focus goes when what was pressed is gone with its own success. */
import type { SuperviseAction } from './supervision-steps.js';

export type Ask = Exclude<SuperviseAction, 'whisper' | 'take-over'> | 'accept' | 'end';

/**
 * `writing` is the composer; `outcome` asks how it ended; `status` says how one is here now; `again` asks anew; `left`
 * says why nothing can be written.
 */
type Landing = 'writing' | 'outcome' | 'status' | 'again' | 'left';

/** Hand back and leave end what one could write: the next thing to know is what one is now. */
export const landings = {
  accept: 'writing',
  join: 'writing',
  monitor: 'status',
  'hand-back': 'status',
  leave: 'status',
  end: 'outcome',
} as const satisfies Record<Ask, Landing>;

/** What there is of these gets the focus, the first one first. */
const places = {
  outcome: ['parley-wrap-up-form', '.foot', '#heading'],
  status: ['parley-supervision-bar', '#heading'],
  again: ['.end', '#heading'],
  left: ['.banner', '#heading'],
} as const satisfies Record<Exclude<Landing, 'writing'>, readonly string[]>;

export const landOn = (root: ParentNode, landing: Exclude<Landing, 'writing'>): void => {
  const found = places[landing].map((selector) => root.querySelector<HTMLElement>(selector));
  found.find((place) => place !== null)?.focus();
};
