/**
 * Speaks to screen readers through one live region in the document itself. Live regions inside shadow roots are not
 * reliable, several at once swallow each other's words, and a region must be there before its words: hence one
 * per document, shared by all elements and prepared when the first of them is connected.
 */

export type Politeness = 'polite' | 'assertive';

const MARK = 'data-parley-announcer';
/** More than one is kept for a moment: a line that is removed in the turn in which the next comes may go unread. */
const KEPT = 5;
const FORGET_AFTER = 10_000;

let forgetting: ReturnType<typeof setTimeout> | undefined;

// Set one by one from script: a style attribute in markup would need `unsafe-inline` in the page's policy. It stands in
// the page itself, whose rules for every `div` may be important, too.
const hidden: readonly (readonly [string, string])[] = [
  ['display', 'block'],
  ['position', 'fixed'],
  ['inset-block-start', '0'],
  ['inset-inline-start', '0'],
  ['inline-size', '1px'],
  ['block-size', '1px'],
  ['overflow', 'hidden'],
  ['clip-path', 'inset(50%)'],
  ['white-space', 'nowrap'],
  ['pointer-events', 'none'],
];

let modal: Element | null = null;

/** While a dialog keeps everything outside of it from being read, its own region is the one that is heard. */
export const announceWithin = (dialog: Element | null): void => {
  modal = dialog;
  if (dialog) prepareAnnouncer();
};

/** The region of the document, made at first use. Call it when an element that may speak is connected. */
export const prepareAnnouncer = (): HTMLElement => {
  const known = (modal ?? document).querySelector<HTMLElement>(`[${MARK}]`);
  if (known) return known;
  const region = document.createElement('div');
  region.setAttribute(MARK, '');
  region.setAttribute('aria-live', 'polite');
  region.setAttribute('aria-atomic', 'false');
  for (const [property, value] of hidden) region.style.setProperty(property, value, 'important');
  (modal ?? document.body).append(region);
  return region;
};

/** Says a short sentence. Each call is exactly one added line, so that the same words twice are said twice. */
export const announce = (text: string, politeness: Politeness = 'polite'): void => {
  if (text === '') return;
  const region = prepareAnnouncer();
  if (region.getAttribute('aria-live') !== politeness) region.setAttribute('aria-live', politeness);
  const line = document.createElement('div');
  line.textContent = text;
  region.append(line);
  while (region.childElementCount > KEPT) region.firstElementChild?.remove();
  clearTimeout(forgetting);
  forgetting = setTimeout(() => region.replaceChildren(), FORGET_AFTER);
};
