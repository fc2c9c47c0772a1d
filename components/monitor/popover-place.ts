/** Puts what opens over the page at the edge of its button, within the window. */

const MARGIN = 8;

export const placeAt = (panel: HTMLElement, opener: HTMLElement): void => {
  const { left, right, top, bottom } = opener.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const isRtl = getComputedStyle(opener).direction === 'rtl';
  const x = Math.max(MARGIN, Math.min(isRtl ? right - width : left, innerWidth - width - MARGIN));
  const below = bottom + 4;
  const y = below + height + MARGIN > innerHeight ? Math.max(MARGIN, top - height - 4) : below;
  panel.style.setProperty('left', `${x}px`);
  panel.style.setProperty('top', `${y}px`);
};
