/** The smallest router there is. */
import { useSyncExternalStore } from 'react';

const subscribe = (changed: () => void): (() => void) => {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
};

export const useRoute = (): string => useSyncExternalStore(subscribe, () => location.hash);
