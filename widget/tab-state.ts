/** What a tab keeps of its own, for when it is loaded again. */
import { attempt } from './attempt.js';
import type { Place } from './place.js';

/** Per tab: open or closed, the text that was not sent, and whose it is; null: of a visitor without a name. */
export interface TabState {
  readonly isOpen: boolean;
  readonly draft: string;
  readonly person: string | null;
}

const tabKey = ({ server, workgroup }: Place): string => `parley:tab:${server}:${workgroup}`;

/** Whether it was open is known before any of this is loaded: `returning.ts` looks it up. */
export const readTab = (place: Place): Omit<TabState, 'isOpen'> => {
  const text = attempt(() => sessionStorage.getItem(tabKey(place)));
  const value = attempt(() => JSON.parse(text ?? '{}') as Partial<Record<keyof TabState, unknown>>) ?? {};
  const { draft, person } = value;
  return {
    draft: typeof draft === 'string' ? draft : '',
    person: typeof person === 'string' ? person : null,
  };
};

export const writeTab = (place: Place, state: TabState): void => {
  const key = tabKey(place);
  attempt(() => {
    // Of whoever only passed by nothing is kept.
    const isWorthIt = state.isOpen || state.draft !== '' || sessionStorage.getItem(key) !== null;
    if (isWorthIt) sessionStorage.setItem(key, JSON.stringify(state));
  });
};
