/** Puts an element on the test page, and takes everything away after each test. */

import type { LitElement, TemplateResult } from 'lit';
import { render } from 'lit';
import { forgetWarnings } from '../../components/shared/warn-once.js';

const boxes: HTMLElement[] = [];

/** The first element of a template, connected and rendered. */
export async function fixture<E extends HTMLElement>(template: TemplateResult): Promise<E> {
  const box = document.createElement('div');
  boxes.push(box);
  document.body.append(box);
  render(template, box);
  const element = box.firstElementChild as E;
  await settled(element);
  return element;
}

/** Until this element, and all that are nested in it, have rendered. */
export async function settled(element: Element): Promise<void> {
  await (element as Partial<LitElement>).updateComplete;
  // Some load a part of themselves.
  await (element as { readonly whenWhole?: Promise<void> }).whenWhole;
  await (element as Partial<LitElement>).updateComplete;
  for (const inner of element.shadowRoot?.querySelectorAll('*') ?? []) {
    if (inner.localName.startsWith('parley-')) await settled(inner);
  }
  await (element as Partial<LitElement>).updateComplete;
}

/** Two frames, and what they left to be told in a task: layout was done, and observers and closed popovers were heard. */
export const painted = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));

/** How long something may take on a machine that stands still for seconds; the runner gives a test more than that. */
const PATIENCE = 20_000;

/** Until something holds, looked at once per frame; says so if it never does. */
export async function until(holds: () => boolean): Promise<void> {
  const began = performance.now();
  while (!holds()) {
    if (performance.now() - began > PATIENCE) throw new Error(`this never came to hold: ${holds}`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** The element inside, through shadow roots: `inside(panel, 'parley-composer', 'textarea')`. */
export function inside<E extends Element = HTMLElement>(from: Element, ...selectors: readonly string[]): E {
  const found = maybeInside<E>(from, ...selectors);
  if (!found) throw new Error(`nothing matches ${selectors.join(' > ')}`);
  return found;
}

export function maybeInside<E extends Element = HTMLElement>(
  from: Element,
  ...selectors: readonly string[]
): E | null {
  let at: Element | null = from;
  for (const selector of selectors) at = at?.shadowRoot?.querySelector(selector) ?? null;
  return at as E | null;
}

/** The text that somebody sees or is read, without the white space of templates. */
export const textOf = (element: Element | null): string =>
  element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

/** Types into a field as a person does, as far as events go. */
export function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

export function press(target: EventTarget, key: string, options: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', {
    key,
    bubbles: true,
    composed: true,
    cancelable: true,
    ...options,
  });
  target.dispatchEvent(event);
  return event;
}

/** Records every event of a type that reaches the document. */
export function heard<Detail>(type: string): CustomEvent<Detail>[] {
  const events: CustomEvent<Detail>[] = [];
  const hear = (event: Event) => events.push(event as CustomEvent<Detail>);
  document.addEventListener(type, hear);
  endings.push(() => document.removeEventListener(type, hear));
  return events;
}

/** What was said to screen readers, in order. */
export const said = (): string[] =>
  [...(document.querySelector('[data-parley-announcer]')?.children ?? [])].map(
    (line) => line.textContent ?? '',
  );

const endings: (() => void)[] = [];
/** Runs when the test is over. */
export const afterThisTest = (end: () => void): void => {
  endings.push(end);
};

/** For the rest of the test it is now: what is shown of times is the same however long the test takes. */
export const stopTheClock = (): void => {
  const { now } = Date;
  const at = now();
  Date.now = () => at;
  afterThisTest(() => {
    Date.now = now;
  });
};

/** Timers of just this length wait until the test is over, and then for ever. */
export const holdTimers = (milliseconds: number): void => {
  const { setTimeout: set } = globalThis;
  const held = (run: () => void, wait?: number): unknown => (wait === milliseconds ? 0 : set(run, wait));
  Object.assign(globalThis, { setTimeout: held });
  afterThisTest(() => Object.assign(globalThis, { setTimeout: set }));
};

/** What an earlier file on this page, or an earlier test, has kept is nothing of the next one. */
const forgetAll = (): void => {
  localStorage.clear();
  sessionStorage.clear();
};

before(forgetAll);

afterEach(() => {
  for (const box of boxes.splice(0)) {
    render(null, box);
    box.remove();
  }
  for (const end of endings.splice(0)) end();
  document.querySelector('[data-parley-announcer]')?.replaceChildren();
  document.documentElement.removeAttribute('dir');
  forgetWarnings();
  forgetAll();
});
