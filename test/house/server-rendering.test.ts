// Frameworks that render on a server import the widget there, where there is no window, and nothing may need one.
import { afterEach, describe, expect, it, vi } from 'vitest';

/** What only browsers have. */
const names = [
  'window',
  'document',
  'customElements',
  'navigator',
  'location',
  'history',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'matchMedia',
  'visualViewport',
  'addEventListener',
  'requestAnimationFrame',
  'requestIdleCallback',
  'fetch',
  'WebSocket',
] as const;

/** What is read as each is imported, other than what it takes to find out that this is no browser. */
const entries = [
  ['widget/widget', () => import('../../widget/widget.js'), ['customElements']],
  ['widget/define', () => import('../../widget/define.js'), ['customElements']],
  ['widget/element', () => import('../../widget/element.js'), []],
  ['widget/register', () => import('../../widget/register.js'), []],
  ['widget/embed', () => import('../../widget/embed.js'), ['document']],
  ['widget/embed-api', () => import('../../widget/embed-api.js'), []],
] as const;

const before = new Map(names.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]));

afterEach(() => {
  for (const [name, descriptor] of before) {
    if (descriptor) Object.defineProperty(globalThis, name, descriptor);
    else Reflect.deleteProperty(globalThis, name);
  }
});

describe('on a server', () => {
  it.each(entries)(
    '[G47] %s can be imported, and looks for nothing of a browser',
    async (_name, load, asks) => {
      vi.resetModules();
      const read: string[] = [];
      for (const name of names) {
        Object.defineProperty(globalThis, name, {
          configurable: true,
          get: () => void read.push(name),
          set: () => void read.push(`${name} =`),
        });
      }
      const known = Object.getOwnPropertyNames(globalThis);
      await load();
      expect([...new Set(read)]).toEqual(asks);
      expect(Object.getOwnPropertyNames(globalThis)).toEqual(known);
    },
  );
});
