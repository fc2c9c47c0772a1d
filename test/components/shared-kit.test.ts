// The kit: words, the one voice, addresses, keys, tokens.
import { expect } from 'chai';
import { css, html, LitElement } from 'lit';
import { announce, prepareAnnouncer } from '../../components/shared/announcer.js';
import { defineElement } from '../../components/shared/define-element.js';
import { KeyGuard } from '../../components/shared/key-guard.js';
import { Localize } from '../../components/shared/localize.js';
import { registerLocale } from '../../components/shared/sentences.js';
import { readServer } from '../../components/shared/server-attribute.js';
import { rootStyles, theme } from '../../components/shared/theme.js';
import { afterThisTest, fixture, inside, press, said, settled, textOf } from '../support/fixture.js';

const english = {
  'kit.hello': 'Hello {name}',
  'kit.left': { one: '{n} is left', other: '{n} are left' },
  'kit.only-here': 'Only English',
} as const;

class KitWords extends LitElement {
  readonly words = new Localize(this, english);
  override render() {
    return html`<p>${this.words.t('kit.hello', { name: 'Ana' })} ${this.words.t('kit.left', { n: 1 })}</p>
      <p>${this.words.t('kit.left', { n: 5 })} ${this.words.t('kit.only-here')} ${this.words.direction}</p>`;
  }
}
class KitBox extends LitElement {
  static override styles = [theme, rootStyles, css`.base { background: var(--_surface) }`];
  readonly guard = new KeyGuard(this);
  override render() {
    return html`<div class="base"><input /><button></button><kit-inner></kit-inner></div>`;
  }
}
class KitInner extends LitElement {
  static override styles = [theme, css`p { background: var(--_surface); color: var(--_accent) }`];
  override render() {
    return html`<p></p>`;
  }
}
defineElement('kit-words', KitWords);
defineElement('kit-box', KitBox);
defineElement('kit-inner', KitInner);

const colour = (element: Element, property: 'backgroundColor' | 'color' = 'backgroundColor') =>
  getComputedStyle(element)[property];

describe('localize', () => {
  it('speaks English without a catalogue', async () => {
    const element = await fixture(html`<kit-words lang="xx"></kit-words>`);
    expect(textOf(element.shadowRoot?.querySelector('p') ?? null)).to.equal('Hello Ana 1 is left');
  });

  it('follows the nearest language, with its plurals, and falls back word by word', async () => {
    registerLocale('pl', {
      'kit.hello': 'Cześć, {name}',
      'kit.left': { one: 'została {n}', few: 'zostały {n}', many: 'zostało {n}' },
    });
    const element = await fixture<LitElement>(
      html`<section lang="pl-PL" dir="rtl"><kit-words></kit-words></section>`,
    );
    const words = element.firstElementChild as KitWords;
    await settled(words);
    expect(words.shadowRoot?.textContent?.replace(/\s+/g, ' ').trim()).to.equal(
      'Cześć, Ana została 1 zostało 5 Only English rtl',
    );
  });

  it('renders anew when the page changes its language or a catalogue comes', async () => {
    const before = document.documentElement.lang;
    afterThisTest(() => {
      document.documentElement.lang = before;
    });
    const element = await fixture<KitWords>(html`<kit-words></kit-words>`);
    document.documentElement.lang = 'de';
    registerLocale('de', { 'kit.hello': 'Hallo {name}' });
    await settled(element);
    expect(textOf(element.shadowRoot?.querySelector('p') ?? null)).to.include('Hallo Ana');
  });
});

describe('announcer', () => {
  it('[X04] is one region, and the same words twice are said twice', () => {
    const region = prepareAnnouncer();
    announce('Saved');
    announce('Saved');
    expect(prepareAnnouncer()).to.equal(region);
    expect(said()).to.deep.equal(['Saved', 'Saved']);
    expect(document.querySelectorAll('[data-parley-announcer]')).to.have.length(1);
  });

  it('[X04] takes no room and can be read by assistive technology', () => {
    const region = prepareAnnouncer();
    const { width, height } = region.getBoundingClientRect();
    expect([width, height]).to.deep.equal([1, 1]);
    expect(getComputedStyle(region).display).not.to.equal('none');
    announce('Careful', 'assertive');
    expect(region.getAttribute('aria-live')).to.equal('assertive');
    announce('Well');
    expect(region.getAttribute('aria-live')).to.equal('polite');
  });
});

describe('readServer', () => {
  const page = 'https://shop.example/cart?x=1';
  const cases = [
    ['', 'https://shop.example'],
    ['https://chat.example.org/', 'https://chat.example.org'],
    ['wss://chat.example.org/base/', 'https://chat.example.org/base'],
    ['chat.example.org', 'https://chat.example.org'],
    ['localhost:1999', 'http://localhost:1999'],
    ['/chat', 'https://shop.example/chat'],
  ] as const;
  for (const [value, url] of cases) {
    it(`"${value}" is ${url}`, () => {
      expect(readServer(value, page)).to.deep.equal({ kind: 'address', url });
    });
  }
  for (const value of ['ftp://x.example', 'https://', 'not an address']) {
    it(`"${value}" is answered with the fix`, () => {
      const read = readServer(value, page);
      expect(read.kind === 'wrong' && read.fix).to.include('server="https://');
    });
  }
});

describe('KeyGuard', () => {
  it('[R9] keeps typed keys inside, and lets the others pass', async () => {
    const keys: string[] = [];
    const hear = (event: KeyboardEvent) => keys.push(event.key);
    document.addEventListener('keydown', hear);
    afterThisTest(() => document.removeEventListener('keydown', hear));
    const element = await fixture(html`<kit-box></kit-box>`);
    press(inside(element, 'input'), 'a');
    press(inside(element, 'button'), 'b');
    expect(keys).to.deep.equal(['b']);
  });
});

describe('theme', () => {
  it('nested elements follow the scheme of the outermost', async () => {
    const seen: string[] = [];
    for (const scheme of ['light', 'dark']) {
      const element = await fixture(html`<kit-box color-scheme=${scheme}></kit-box>`);
      seen.push(colour(inside(element, '.base')), colour(inside(element, 'kit-inner', 'p')));
    }
    expect(seen).to.deep.equal([
      'rgb(255, 255, 255)',
      'rgb(255, 255, 255)',
      'rgb(22, 26, 34)',
      'rgb(22, 26, 34)',
    ]);
  });

  it('a token that is set anywhere above reaches the innermost', async () => {
    const element = await fixture<HTMLElement>(html`<kit-box></kit-box>`);
    element.style.setProperty('--parley-accent-color', 'rgb(1, 2, 3)');
    expect(colour(inside(element, 'kit-inner', 'p'), 'color')).to.equal('rgb(1, 2, 3)');
  });
});
