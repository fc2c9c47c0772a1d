/**
 * What the tabs of one browser have in common: which conversation it is, how far it was read, and that it was left.
 * They learn of it by the storage that they share. A channel of their own would tell no more, and a page with an open one
 * may not be kept in the back/forward cache.
 */
import type { Place } from './place.js';

const leftKey = ({ server, workgroup }: Place): string => `parley:left:${server}:${workgroup}`;

/** Tells the other tabs that whoever was here is gone, with all that they wrote. Nothing of it stays. */
export const tellLeft = (place: Place): void => {
  try {
    localStorage.setItem(leftKey(place), String(Date.now()));
    localStorage.removeItem(leftKey(place));
  } catch {
    // Without storage no other tab has anything of theirs.
  }
};

export interface TabNews {
  /** Another tab wrote something (`isTold`), or this one was put aside and may have missed it. */
  changed(isTold: boolean): void;
  left(): void;
  /** The page is back from where browsers keep them, and the tab has gone on without it. */
  back(): void;
}

/** Who is here and what they wrote, as far as pages have it in common: also what one of them left unsent. */
const known = (place: Place | null): string | null => {
  try {
    return [sessionStorage, localStorage]
      .flatMap((storage) => Object.entries(storage).map(String))
      .filter((entry) => entry.includes(`:${place?.server}:`))
      .sort()
      .join();
  } catch {
    // Then no other page knows anything of this one.
    return null;
  }
};

/** Returns what ends it. */
export const hearTabs = (place: () => Place | null, news: TabNews): (() => void) => {
  // A page's first use of locks waits for leave to use them: who stored words meanwhile would be taken for gone.
  navigator.locks?.query().catch(() => {});
  const listening = new AbortController();
  const { signal } = listening;
  const onStorage = ({ key, newValue }: StorageEvent): void => {
    const here = place();
    if (here && key === leftKey(here)) {
      const at = Number(newValue);
      // Told late: whoever left before that is gone from this page already, and what stands there is of who came then.
      const wasBefore = at < anewAt && anewAt <= Date.now();
      if (newValue !== null && !wasBefore) news.left();
    }
    // Without a key everything was cleared.
    else if (key === null || key.startsWith('parley:')) news.changed(key !== null);
  };
  /** While the page is put aside: what was known when it was. */
  let left: string | null = null;
  /** When the page came back and took on what the tab had gone on with. */
  let anewAt = 0;
  const onHide = (): void => {
    left = known(place());
  };
  const onShow = ({ persisted }: PageTransitionEvent): void => {
    const isOther = persisted && left !== known(place());
    left = null;
    if (!isOther) return news.changed(false);
    anewAt = Date.now();
    news.back();
  };
  // A page that comes back is visible before it is shown.
  const onVisible = (): void => {
    if (left === null) news.changed(false);
  };
  addEventListener('storage', onStorage, { signal });
  addEventListener('pagehide', onHide, { signal });
  addEventListener('pageshow', onShow, { signal });
  document.addEventListener('visibilitychange', onVisible, { signal });
  return () => listening.abort();
};
