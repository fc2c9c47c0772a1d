/** The `Parley(...)` function of a page that embeds by script tag: the same calls before and after the script came. */
import type { TokenSource } from '../client/snapshots.js';
import { warnOnce } from '../components/shared/warn-once.js';
import type { ParleyWidget } from './parley-widget.js';

/** Told by their short names, as in `Parley('on', 'open', listener)`. */
const events = {
  open: 'parley-open',
  close: 'parley-close',
  'unread-change': 'parley-unread-change',
  'message-sent': 'parley-message-sent',
} as const;
type EventName = keyof typeof events;

type Listener = (detail: unknown) => void;

/** One row per call; whatever a page passes is looked at, not trusted. */
const calls = {
  open: (widget) => widget.open(),
  close: (widget) => widget.close(),
  toggle: (widget) => widget.toggle(),
  send: (widget, text) => widget.send(String(text ?? '')),
  identify: (widget, given) => widget.identify({ token: (given as { token: TokenSource }).token }),
  logout: (widget) => widget.logout(),
  /** Returns the function that ends it. */
  on: (widget, name, listener) => {
    const type = Object.hasOwn(events, String(name)) ? events[name as EventName] : undefined;
    if (!type || typeof listener !== 'function') {
      warnOnce(
        `on ${String(name)}`,
        `there is no event "${String(name)}"; there are ${Object.keys(events).join(', ')}.`,
      );
      return () => {};
    }
    const hear = (event: Event): void => (listener as Listener)((event as CustomEvent<unknown>).detail);
    widget.addEventListener(type, hear);
    return () => widget.removeEventListener(type, hear);
  },
  setContext: (widget, fields) => widget.setContext(fields as Record<string, string>),
} as const satisfies Record<string, (widget: ParleyWidget, ...args: readonly unknown[]) => unknown>;

export interface ParleyCall {
  (name: string, ...args: readonly unknown[]): unknown;
  /** What was called before the script came. */
  q?: readonly (readonly unknown[])[];
  element?: ParleyWidget;
}

/** Makes the function for one element. It never throws: a chat must not stop the page that it stands in. */
export const callerFor = (widget: ParleyWidget): ParleyCall => {
  const call: ParleyCall = (name, ...args) => {
    if (!Object.hasOwn(calls, name)) {
      warnOnce(`call ${name}`, `Parley("${name}") is unknown; there are ${Object.keys(calls).join(', ')}.`);
      return undefined;
    }
    const run = calls[name as keyof typeof calls] as (
      widget: ParleyWidget,
      ...args: readonly unknown[]
    ) => unknown;
    try {
      return run(widget, ...args);
    } catch (error) {
      warnOnce(
        `failed ${name}`,
        `Parley("${name}") failed: ${error instanceof Error ? error.message : 'unknown'}.`,
      );
      return undefined;
    }
  };
  call.element = widget;
  return call;
};

/** From `data-color-scheme` to `color-scheme`: what a tag says is what the element gets. */
const copied = [
  'server',
  'workgroup',
  'color-scheme',
  'mode',
  'label',
  'locale',
  'name',
  'token',
  'open',
] as const;

/** A widget with the settings of a script tag. Without `data-server` it is where the script came from. */
export const widgetFor = (script: HTMLScriptElement | null): ParleyWidget => {
  const widget = document.createElement('parley-widget');
  for (const name of copied) {
    const value = script?.getAttribute(`data-${name}`);
    if (value !== null && value !== undefined) widget.setAttribute(name, value);
  }
  if (!widget.hasAttribute('server') && script?.src)
    widget.setAttribute('server', new URL(script.src).origin);
  return widget;
};

/** Puts the widget into the page, and answers what was called before. */
export const embed = (script: HTMLScriptElement | null, page: Window & { Parley?: ParleyCall }): void => {
  // Included twice, the tag does what it did the first time: nothing more.
  if (page.Parley?.element) return;
  const waiting = page.Parley?.q ?? [];
  const widget = widgetFor(script);
  const start = (): void => {
    document.body.append(widget);
    const call = callerFor(widget);
    page.Parley = call;
    // The element has to have rendered once before it can be called.
    void widget.updateComplete.then(() => {
      for (const [name, ...args] of waiting) call(String(name), ...args);
    });
  };
  if (document.body) start();
  else document.addEventListener('DOMContentLoaded', start, { once: true });
};
