/** A website on a phone, which is longer than the window, has a history of its own, and listens to it. */
import type { Browser, BrowserContextOptions, CDPSession, Page } from 'playwright-core';
import { launchBrowser } from './browser.js';
import { STEP_MS } from './people.js';
import type { Shop } from './shop.js';
import { openShop } from './shop.js';

const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8"><title>Fennel &amp; Fold</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <style>
      main { min-block-size: 4000px; background: repeating-linear-gradient(#fff, #fff 99px, #eee 100px); }
    </style>
  </head>
  <body>
    <main>
      <h1>Towels</h1>
      <button type="button" id="buy">Buy</button>
      <input aria-label="Search">
      <p><a href="#sizes">Sizes</a></p>
    </main>
    <parley-widget workgroup="sales"></parley-widget>
    <script>
      const widget = document.querySelector('parley-widget');
      for (const [name, value] of new URLSearchParams(location.search)) {
        if (name === 'dir') document.documentElement.dir = value;
        else widget.setAttribute(name, value);
      }
      window.popped = [];
      addEventListener('popstate', ({ state }) => popped.push(state));
    </script>
    <script type="module" src="widget.js"></script>
  </body>
</html>`;

/** What a customer is asked while nobody is there: a field of each kind. */
const away = {
  isSkippable: true,
  fields: [
    { name: 'name', label: 'Name', kind: 'text', isRequired: false },
    { name: 'email', label: 'E-mail', kind: 'email', isRequired: true },
    { name: 'phone', label: 'Telephone', kind: 'tel', isRequired: false },
    { name: 'topic', label: 'Topic', kind: 'choice', isRequired: false, options: ['Order', 'Return'] },
    { name: 'terms', label: 'I have read the terms of this shop', kind: 'check', isRequired: false },
  ],
};

export interface Phones {
  readonly shop: Shop;
  /** Somebody's phone, 360 × 740 unless said otherwise, at the page. */
  visit(query?: string, options?: BrowserContextOptions): Promise<Phone>;
  close(): Promise<void>;
}

export interface Phone {
  readonly page: Page;
  readonly inspector: CDPSession;
}

export const openPhones = async (): Promise<Phones> => {
  const site = { greeting: { en: 'Welcome to Fennel & Fold' }, away };
  const policy = { site, routing: { strategy: 'manual' } };
  const shop = await openShop({
    config: { workgroups: { sales: { label: 'Sales', policy } } },
    pages: { 'phone.html': html },
  });
  const browser: Browser = await launchBrowser();
  return {
    shop,
    visit: async (query = '', options = {}) => {
      const context = await browser.newContext({
        viewport: { width: 360, height: 740 },
        isMobile: true,
        hasTouch: true,
        deviceScaleFactor: 2,
        locale: 'en',
        ...options,
      });
      context.setDefaultTimeout(STEP_MS);
      const page = await context.newPage();
      await page.goto(`${shop.url}/phone.html${query}`);
      return { page, inspector: await context.newCDPSession(page) };
    },
    close: async () => {
      await browser.close();
      await shop.close();
    },
  };
};

export interface Rect {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** A phone's keyboard covers the page, and leaves its layout as it was: only the visual viewport says so. */
export const showKeyboard = (page: Page, height: number, offsetTop: number): Promise<void> =>
  page.evaluate(
    ([height, offsetTop]) => {
      const { visualViewport } = window;
      if (!visualViewport) throw new Error('This browser has no visual viewport.');
      Object.defineProperty(visualViewport, 'height', { configurable: true, value: height });
      Object.defineProperty(visualViewport, 'offsetTop', { configurable: true, value: offsetTop });
      visualViewport.dispatchEvent(new Event('resize'));
    },
    [height, offsetTop] as const,
  );

/** As it is in truth. */
export const hideKeyboard = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { visualViewport } = window;
    for (const name of ['height', 'offsetTop']) Reflect.deleteProperty(visualViewport ?? {}, name);
    visualViewport?.dispatchEvent(new Event('resize'));
  });

/** What stands out of the window sideways, or can be scrolled so: nothing, where a page reflows. */
export const sideways = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const wrong: string[] = [];
    /** For screen readers alone, and all that is in it. */
    const hidden = new Set<Element>();
    const { width } = document.documentElement.getBoundingClientRect();
    const look = (root: ParentNode, path: string): void => {
      for (const element of root.querySelectorAll('*')) {
        const name = `${path} ${element.localName}.${element.className}`;
        if (element.shadowRoot) look(element.shadowRoot, name);
        const style = getComputedStyle(element);
        if (style.clipPath !== 'none') hidden.add(element);
        if (element.parentElement && hidden.has(element.parentElement)) hidden.add(element);
        if (hidden.has(element) || style.textOverflow === 'ellipsis') continue;
        if (!element.checkVisibility({ visibilityProperty: true })) continue;
        const { left, right } = element.getBoundingClientRect();
        if (left < -0.5 || right > width + 0.5) wrong.push(`${name} from ${left} to ${right} of ${width}`);
        const isScroller = style.overflowX === 'auto' || style.overflowX === 'scroll';
        if (isScroller && element.scrollWidth > element.clientWidth + 1)
          wrong.push(`${name} is ${element.scrollWidth} wide in ${element.clientWidth}`);
      }
    };
    const widget = document.querySelector('parley-widget')?.shadowRoot;
    if (widget) look(widget, '');
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) wrong.push(`the page is ${scrollWidth} wide in ${clientWidth}`);
    if (innerWidth > width) wrong.push(`the window shows ${innerWidth} of ${width}`);
    return wrong;
  });

/** Every field that is to be seen in the chat, with the size of its text. */
export const fieldSizes = (page: Page): Promise<Readonly<Record<string, number>>> =>
  page.evaluate(() => {
    const found: Record<string, number> = {};
    const look = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) look(element.shadowRoot);
        const isField = element.matches(
          'textarea, select, input:not([type=checkbox], [type=radio], [type=file])',
        );
        if (isField && element.checkVisibility()) {
          const name = element.id || element.getAttribute('aria-label') || element.localName;
          found[name] = Number.parseFloat(getComputedStyle(element).fontSize);
        }
      }
    };
    const widget = document.querySelector('parley-widget')?.shadowRoot;
    if (widget) look(widget);
    return found;
  });

/** All that the page itself has: its markup without the chat, and what screen readers are told. */
export const hostMarkup = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as HTMLElement;
    for (const own of copy.querySelectorAll('parley-widget, [data-parley-announcer]')) own.remove();
    return copy.outerHTML;
  });

interface Node {
  readonly ignored: boolean;
  readonly role?: { readonly value?: unknown };
  readonly name?: { readonly value?: unknown };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
}

/** Roles and names, as assistive technology is told them; `(modal)` where it is. */
export const told = async ({ inspector }: Phone): Promise<readonly string[]> => {
  const { nodes } = (await inspector.send('Accessibility.getFullAXTree')) as unknown as {
    readonly nodes: readonly Node[];
  };
  return nodes
    .filter(({ ignored, role }) => !ignored && role?.value !== 'InlineTextBox')
    .map(({ role, name, properties = [] }) => {
      const isModal = properties.some((each) => each.name === 'modal' && each.value.value === true);
      return `${String(role?.value)} ${String(name?.value ?? '')}${isModal ? ' (modal)' : ''}`;
    });
};

/** Who the keys go to, through shadow roots. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const path: string[] = [];
    let at = document.activeElement;
    while (at) {
      path.push(at.id || at.localName);
      at = at.shadowRoot?.activeElement ?? null;
    }
    return path.join(' ');
  });

/** A finger that moves up or down, without letting the page glide on. */
export const swipe = async (
  { page, inspector }: Phone,
  { x, y }: { readonly x: number; readonly y: number },
  distance: number,
): Promise<void> => {
  const steps = 6;
  await inspector.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  for (let step = 1; step <= steps; step += 1) {
    const at = y + (distance * step) / steps;
    await inspector.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: at }] });
  }
  await inspector.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
};
