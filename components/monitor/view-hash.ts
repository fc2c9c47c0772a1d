/** Keeps a view in the address of the page, so that it survives a reload and can be sent to a colleague. */
import type { MonitorView, ViewDetail } from './monitor-view.js';
import { readView, writeView } from './monitor-view.js';

const MARK = '#parley=';

/** Null where the hash is none of ours. */
const textIn = (hash: string): string | null => {
  if (!hash.startsWith(MARK)) return null;
  try {
    return decodeURIComponent(hash.slice(MARK.length));
  } catch {
    return '';
  }
};

/** Whatever has a view and says when another one is wanted: the monitor, or its table alone. */
export type Viewed = HTMLElement & { view: MonitorView };

/**
 * Puts the view of the address into the element, and every change of the view into the address. A hash that means
 * something else to the page stays as it is. Returns what ends it.
 */
export const bindViewToHash = (element: Viewed): (() => void) => {
  const restore = (): void => {
    const text = textIn(location.hash);
    if (text !== null && text !== writeView(element.view)) element.view = readView(text);
  };
  const keep = ({ detail }: CustomEvent<ViewDetail>): void => {
    const isOther = location.hash !== '' && textIn(location.hash) === null;
    if (isOther) return;
    const text = writeView(detail.view);
    const address = `${location.pathname}${location.search}`;
    const hash = text === '' ? '' : `${MARK}${encodeURIComponent(text)}`;
    // In place: going back is to leave the page, not to undo a filter.
    history.replaceState(history.state, '', `${address}${hash}`);
  };
  restore();
  element.addEventListener('parley-view-change', keep);
  addEventListener('hashchange', restore);
  return () => {
    element.removeEventListener('parley-view-change', keep);
    removeEventListener('hashchange', restore);
  };
};
