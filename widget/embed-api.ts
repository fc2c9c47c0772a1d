/** The `Parley(...)` function of a page that embeds by script tag: the same calls before and after the script came. */
import { warnOnce } from '../components/shared/warn-once.js';
import type { ParleyWidget } from './parley-widget.js';
import { attributeNames } from './widget-attributes.js';

export interface ParleyCall {
  (name: string, ...args: readonly unknown[]): unknown;
  /** What was called before the script came. */
  q?: readonly (readonly unknown[])[];
  element?: ParleyWidget;
}

type Callable = Readonly<Record<string, ((...args: readonly unknown[]) => unknown) | undefined>>;

/**
 * Makes the function for one element: what the element has as a method. It never throws: a chat must not stop the page
 * that it stands in.
 */
export const callerFor = (widget: ParleyWidget): ParleyCall => {
  const call: ParleyCall = (name, ...args) => {
    const wrong = (why: unknown): void => warnOnce(name, `Parley("${name}"): ${why}`);
    try {
      const done: unknown = (widget as unknown as Callable)[name]?.(...args);
      return done instanceof Promise ? done.catch(wrong) : (done ?? wrong('unknown'));
    } catch (error) {
      return wrong(error);
    }
  };
  call.element = widget;
  return call;
};

/** A widget with the settings of a script tag: `data-color-scheme` is `color-scheme`. Without a server it is where the script came from. */
export const widgetFor = (script: HTMLScriptElement | null): ParleyWidget => {
  const widget = document.createElement('parley-widget');
  for (const name of attributeNames) {
    const value = script?.getAttribute(`data-${name}`);
    if (value != null) widget.setAttribute(name, value);
  }
  if (script?.src) widget.server ||= new URL(script.src).origin;
  return widget;
};

/** Puts the widget into the page, and answers what was called before. */
export const embed = (script: HTMLScriptElement | null, page: Window & { Parley?: ParleyCall }): void => {
  const before = page.Parley;
  // Included twice, the tag does nothing more; that the element is there twice was said.
  if (before?.element) return;
  const widget = widgetFor(script);
  const call = callerFor(widget);
  page.Parley = call;
  let home: HTMLElement | null = null;
  const settle = (): void => {
    if (document.body === home) return;
    home = document.body;
    // A body that was kept for going back has a copy of it; what stands deeper is of the page's own making.
    home.querySelector(':scope > parley-widget')?.remove();
    home.append(widget);
  };
  widget.gone = settle;
  if (document.body) settle();
  else document.addEventListener('DOMContentLoaded', settle);
  for (const [name, ...args] of before?.q ?? []) call(String(name), ...args);
};
