/** Arrow keys among the buttons of one strip or list, of which Tab reaches one. */

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 };

/** For the `keydown` of the box around the buttons; left and right follow the way of reading. */
export const roveButtons = (event: KeyboardEvent): void => {
  const box = event.currentTarget as HTMLElement;
  const buttons = [...box.querySelectorAll<HTMLElement>('button')];
  const at = buttons.indexOf(event.composedPath()[0] as HTMLElement);
  const step = steps[event.key] ?? 0;
  const isEdge = event.key === 'Home' || event.key === 'End';
  if (at < 0 || (step === 0 && !isEdge) || event.ctrlKey || event.metaKey || event.altKey) return;
  const isSideways = event.key === 'ArrowRight' || event.key === 'ArrowLeft';
  const isMirrored = isSideways && getComputedStyle(box).direction === 'rtl';
  const last = buttons.length - 1;
  const to = isEdge ? (event.key === 'End' ? last : 0) : at + (isMirrored ? -step : step);
  event.preventDefault();
  buttons[Math.min(last, Math.max(0, to))]?.focus();
};
