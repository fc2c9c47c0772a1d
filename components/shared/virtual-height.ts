/** What a row of a virtual list measures, also while the list is hidden. */
import type { Virtualizer } from '@tanstack/lit-virtual';
import { measureElement } from '@tanstack/lit-virtual';

/** What is hidden for a while measures nothing, and is as high afterwards as it was: else all would move once it is back. */
export const heightOf = (
  element: HTMLElement,
  entry: ResizeObserverEntry | undefined,
  virtualizer: Virtualizer<HTMLElement, HTMLElement>,
): number => {
  const height = measureElement(element, entry, virtualizer);
  if (height > 0) return height;
  const index = virtualizer.indexFromElement(element);
  return virtualizer.measurementsCache[index]?.size ?? virtualizer.options.estimateSize(index);
};
