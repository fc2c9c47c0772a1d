/** A page for elements in which every text is a mark, to be given a payload in the place of each. */
import { html } from 'lit';
import { defineInboxElements } from '../../components/inbox/define.js';
import { defineMonitorElements } from '../../components/monitor/define.js';
import { registerLocale } from '../../components/shared/sentences.js';
import { fixture, inside, maybeInside, painted, settled } from './fixture.js';
import { defineWholeWidget } from './whole-widget.js';
import { LANGUAGE, wordsWith } from './xss-words.js';

defineInboxElements();
defineMonitorElements();
defineWholeWidget();

/** Makes an element in the page and gives it these properties. */
export type Put = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  more: object,
) => HTMLElementTagNameMap[Name];

export interface Stage {
  readonly put: Put;
  /** What stands in the place of every mark now; null: nothing does. */
  payload(): string | null;
  ready(): Promise<void>;
  /** Presses what is inside, and waits for what comes of it. */
  click(outer: Element, ...inner: readonly string[]): Promise<void>;
  /** Called once for every payload, to give elements what they do not ask for. */
  onPour(give: () => unknown): void;
}

export interface Scene {
  readonly box: HTMLElement;
  /** Puts the payload wherever somebody may write; null puts the marks there. */
  pour(payload: string | null): Promise<void>;
  /** Gives every word that the page can replace another payload, from this one on. */
  pourWords(payloads: readonly string[], from: number): Promise<void>;
}

/** Room enough for every column, so that nothing is left out. */
const sizes: Readonly<Record<string, string>> = { 'parley-inbox': '1300px', 'parley-monitor': '1600px' };

/** They go by themselves after some seconds, and with them elements that were there before. */
const dismissToasts = (box: HTMLElement): void => {
  for (const each of box.children)
    for (const button of each.shadowRoot?.querySelectorAll<HTMLElement>('.toast button') ?? [])
      button.click();
};

export const openScene = async (build: (stage: Stage) => Promise<unknown>): Promise<Scene> => {
  let current: string | null = null;
  const givers: (() => unknown)[] = [];
  registerLocale(LANGUAGE, wordsWith([], 0));
  const box = await fixture(html`<div lang=${LANGUAGE}></div>`);
  const put: Put = (name, more) => {
    const element = Object.assign(document.createElement(name), more);
    const width = sizes[name];
    if (width) {
      element.style.setProperty('inline-size', width);
      element.style.setProperty('block-size', '860px');
    }
    box.append(element);
    return element;
  };
  const ready = async (): Promise<void> => {
    for (const each of box.children) await settled(each);
  };
  const calm = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) {
      await ready();
      await painted();
    }
  };
  const pour = async (next: string | null): Promise<void> => {
    current = next;
    for (const give of givers) await give();
    await ready();
  };
  await build({
    put,
    ready: calm,
    payload: () => current,
    click: async (outer, ...inner) => {
      inside(outer, ...inner).click();
      await calm();
    },
    onPour: (give) => void givers.push(give),
  });
  await calm();
  dismissToasts(box);
  await pour(null);
  await calm();
  return {
    box,
    pour,
    pourWords: async (payloads, from) => {
      registerLocale(LANGUAGE, wordsWith(payloads, from));
      await ready();
    },
  };
};

/** All that match inside of an element, and inside of each of what the first ones match. */
export const allInside = (outer: Element, ...selectors: readonly string[]): readonly HTMLElement[] => {
  const [last = '', ...before] = selectors.toReversed();
  const root = before.length === 0 ? outer : maybeInside(outer, ...before.toReversed());
  return [...(root?.shadowRoot?.querySelectorAll<HTMLElement>(last) ?? [])];
};
