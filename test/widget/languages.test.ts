// The widget in the language of the page: whose words it speaks, which way it runs, and what becomes of long ones.
import { expect } from 'chai';
import { replaceStrings } from '../../components/shared/own-strings.js';
import { registerLocale } from '../../components/shared/sentences.js';
import type { CustomerStrings } from '../../widget/customer-strings.js';
import { strings as german } from '../../widget/languages/de.js';
import type { ParleyWidget } from '../../widget/parley-widget.js';
import { defineWidget } from '../../widget/register.js';
import { violations } from '../support/axe.js';
import { afterThisTest, inside, maybeInside, settled, textOf, until } from '../support/fixture.js';
import { everyKind, frontServer } from '../support/front-page.js';
import { openMore } from '../support/panel-more.js';
import { ScriptedConversation } from '../support/scripted-conversation.js';
import { forgetVisits, showWidget } from '../support/shown-widget.js';
import { ana, customerHeader, failed, me, message } from '../support/views.js';

defineWidget();

const show = async (locale: string, client = new ScriptedConversation({ header: null })) => {
  const widget = await showWidget(client, { locale });
  await widget.open();
  await settled(widget);
  return widget;
};

const talk = (): ScriptedConversation =>
  new ScriptedConversation({
    header: customerHeader({ you: { name: 'Carla', may: ['post-to-everyone', 'end', 'forget'] } }),
    entries: [message(1, me, 'Hello'), message(2, ana, 'Good morning')],
  });

const talking = async (locale: string, client = talk()): Promise<ParleyWidget> => {
  const widget = await show(locale, client);
  await widget.send('Hello');
  await settled(widget);
  return widget;
};

const panel = (widget: ParleyWidget) => inside(widget, 'parley-panel');
const greeting = (widget: ParleyWidget): string => textOf(inside(widget, 'parley-panel', '.hello'));
const placeholder = (widget: ParleyWidget): string =>
  inside<HTMLTextAreaElement>(widget, 'parley-panel', 'parley-composer', 'textarea').placeholder;

const longGerman = (): CustomerStrings => {
  const longer = (text: string): string =>
    text + 'mnop qrst uvw '.repeat(text.length).slice(0, Math.ceil(text.length * 0.4));
  return Object.fromEntries(
    Object.entries(german).map(([key, value]) => [
      key,
      typeof value === 'string'
        ? longer(value)
        : Object.fromEntries(Object.entries(value ?? {}).map(([name, text]) => [name, longer(text ?? '')])),
    ]),
  ) as CustomerStrings;
};

/** What stands out of the panel, or is cut off in it. */
const tooWide = (widget: ParleyWidget): readonly string[] => {
  const { left, right } = panel(widget).getBoundingClientRect();
  const isClipped = (each: Element | null): boolean =>
    each !== null && (getComputedStyle(each).clipPath !== 'none' || isClipped(each.parentElement));
  const isSeen = (each: Element): boolean => each.clientWidth > 0 && !isClipped(each);
  const isCut = (each: Element): boolean => {
    const { overflowX, textOverflow, display } = getComputedStyle(each);
    const isBox = display !== 'inline' && overflowX !== 'visible' && textOverflow !== 'ellipsis';
    return isBox && each.scrollWidth > each.clientWidth + 1;
  };
  const isOut = (each: Element): boolean => {
    const box = each.getBoundingClientRect();
    // A menu is above everything: it may stand out of the panel, and not of the window.
    if (each.closest('.menu')) return box.left < 0 || box.right > innerWidth;
    return box.left < left - 1 || box.right > right + 1;
  };
  const below = (root: ParentNode): readonly string[] =>
    [...root.querySelectorAll('*')].flatMap((each) => [
      ...(isSeen(each) && (isCut(each) || isOut(each)) ? [`${each.localName}.${each.className}`] : []),
      ...(each.shadowRoot ? below(each.shadowRoot) : []),
    ]);
  return below(panel(widget).shadowRoot as ShadowRoot);
};

const page = document.documentElement;

describe('[G51] the languages of the widget', () => {
  beforeEach(() => {
    forgetVisits();
    afterThisTest(() => replaceStrings({}));
  });

  for (const locale of ['en', 'de', 'fr', 'es', 'ar', 'ja']) {
    it(`[R10] the hint of the composer is one line beside its buttons at 320 px: ${locale}`, async () => {
      frontServer({ files: { types: ['image/png'], maxBytes: 1_000 } });
      const widget = await show(locale);
      inside(widget, '[part~="dialog"]').style.setProperty('inline-size', '320px');
      await until(() => panel(widget).lang === locale);
      await until(() => maybeInside(widget, 'parley-panel', 'parley-composer', '.attach') !== null);
      const field = inside<HTMLTextAreaElement>(widget, 'parley-panel', 'parley-composer', 'textarea');
      // As on phones.
      field.style.fontSize = '16px';
      await settled(widget);
      expect(field.clientHeight).to.equal(44);
    });
  }

  const greetings = {
    en: 'Hello! How can we help?',
    de: 'Guten Tag! Wie können wir Ihnen helfen?',
    fr: 'Bonjour\u202f! Comment pouvons-nous vous aider\u202f?',
    es: '¡Hola! ¿En qué podemos ayudarle?',
    ar: 'مرحبًا! كيف يمكننا مساعدتك؟',
    ja: 'こんにちは。どのようなご用件でしょうか？',
  } as const;
  const plain = (text: string): string => text.replace(/\s+/g, ' ');

  for (const [language, words] of Object.entries(greetings)) {
    it(`[G51] ${language}: greets, says so to readers of screens, and is accessible`, async () => {
      const widget = await show(language);
      await until(() => greeting(widget) === plain(words));
      expect(panel(widget).lang).to.equal(language);
      expect(getComputedStyle(panel(widget)).direction).to.equal(language === 'ar' ? 'rtl' : 'ltr');
      expect(await violations(widget)).to.deep.equal([]);
    });
  }

  it('[G51] a region has the words of its language, and its own dates', async () => {
    const widget = await show('de-AT');
    await until(() => panel(widget).lang === 'de-AT');
    expect(greeting(widget)).to.equal(greetings.de);
  });

  for (const language of ['sv', 'nonsense-', 'he']) {
    it(`[G51] ${language}, which it does not have: English, said to be English, and read from left to right`, async () => {
      const widget = await show(language);
      expect(greeting(widget)).to.equal(greetings.en);
      expect(panel(widget).lang).to.equal('en');
      expect(getComputedStyle(panel(widget)).direction).to.equal('ltr');
    });
  }

  it('[G51] another one while it is open draws everything anew', async () => {
    const widget = await show('de');
    widget.locale = 'ja';
    await until(() => greeting(widget) === greetings.ja);
    expect(placeholder(widget)).to.equal('メッセージを入力');
    widget.locale = 'ar';
    await until(() => greeting(widget) === greetings.ar);
    expect(getComputedStyle(panel(widget)).direction).to.equal('rtl');
    widget.locale = 'en';
    await until(() => greeting(widget) === greetings.en);
    expect(getComputedStyle(panel(widget)).direction).to.equal('ltr');
  });

  it('[G51] without a choice it is that of whatever it stands in, also when that changes', async () => {
    const widget = await show('');
    const box = widget.parentElement as HTMLElement;
    box.lang = 'fr';
    await until(() => greeting(widget) === plain(greetings.fr));
    box.lang = 'es';
    await until(() => greeting(widget) === greetings.es);
  });

  it('[G51] a closed launcher is called as the page speaks when somebody comes to it', async () => {
    page.lang = 'en';
    afterThisTest(() => page.removeAttribute('lang'));
    const widget = await showWidget();
    const launcher = inside(widget, '.launcher');
    launcher.focus();
    await settled(widget);
    expect(launcher.getAttribute('aria-label')).to.equal('Open chat');
    launcher.blur();
    page.lang = 'de';
    launcher.focus();
    await until(() => launcher.getAttribute('aria-label') === 'Chat öffnen');
  });

  it('[G51] a page that says its direction keeps it; one that says only its language gets that of the language', async () => {
    const before = { lang: page.lang, dir: page.dir };
    afterThisTest(() => Object.assign(page, before));
    page.removeAttribute('dir');
    page.lang = 'ar';
    const widget = await show('');
    await until(() => greeting(widget) === greetings.ar);
    expect(getComputedStyle(panel(widget)).direction).to.equal('rtl');
    page.dir = 'ltr';
    await until(() => getComputedStyle(panel(widget)).direction === 'ltr');
    page.removeAttribute('dir');
    widget.locale = 'ar';
    widget.dir = 'ltr';
    await until(() => panel(widget).dir === '');
    expect(getComputedStyle(panel(widget)).direction).to.equal('ltr');
  });

  it('[G51] in Arabic the panel is mirrored: own messages on the left, the button to close it too', async () => {
    const widget = await talking('ar');
    await until(() => panel(widget).dir === 'rtl');
    const box = panel(widget).getBoundingClientRect();
    const middle = box.left + box.width / 2;
    expect(inside(widget, 'parley-panel', '.close').getBoundingClientRect().right).to.be.below(middle);
    const own = inside(widget, 'parley-panel', 'parley-timeline', '.own .bubble').getBoundingClientRect();
    const other = inside(widget, 'parley-panel', 'parley-timeline', '.message:not(.own) .bubble');
    expect(own.left - box.left).to.be.below(box.right - own.right);
    expect(other.getBoundingClientRect().right).to.be.above(own.right);
  });

  it('[G51] what the server refuses is said in the language as well', async () => {
    const client = talk();
    client.set({ pending: [failed('c-1', 'Hello')] });
    const widget = await talking('de', client);
    await until(() => panel(widget).lang === 'de');
    const state = inside(widget, 'parley-panel', 'parley-timeline', '.failed span');
    expect(textOf(state)).to.equal(
      'Nicht gesendet. Viele Nachrichten auf einmal. Warten Sie einen Moment und versuchen Sie es noch einmal.',
    );
  });

  it('[G51] a site puts single words in its own, for every language or for one; ours come after them', async () => {
    replaceStrings({ 'composer.send': 'Los', fr: { 'widget.greeting': 'Salut' } });
    registerLocale('es', { 'widget.greeting': 'Buenas' });
    const widget = await show('fr');
    await until(() => panel(widget).lang === 'fr');
    expect(greeting(widget)).to.equal('Salut');
    const send = () => inside(widget, 'parley-panel', 'parley-composer', '[part~="send"]');
    expect(`${send().getAttribute('aria-label')}${textOf(send())}`).to.contain('Los');
    widget.locale = 'es';
    await until(() => greeting(widget) === 'Buenas');
    registerLocale('es', { 'widget.greeting': '¡Hola! ¿En qué podemos ayudarle?' });
  });

  it('[G51] its strings count at once, also later ones in place of them; a key that there is not is told once', async () => {
    const told: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => void told.push(text);
    afterThisTest(() => {
      console.warn = warn;
    });
    const widget = await show('de');
    widget.strings = { 'widget.greeting': 'Moin!' };
    await until(() => greeting(widget) === 'Moin!');
    const slip: unknown = { 'widget.greting': 'Moin!', de: { 'widget.greeting': 'Servus!' } };
    await widget.setStrings(slip as typeof widget.strings);
    await until(() => greeting(widget) === 'Servus!');
    await until(() => told.length > 0);
    expect(told).to.deep.equal(['Parley: strings: there is no widget.greting; see docs/localisation.md.']);
  });

  it('[G51] every sentence two fifths longer holds in a panel of 320 px', async () => {
    replaceStrings(longGerman());
    const client = talk();
    const widget = await talking('de', client);
    await until(() => panel(widget).lang === 'de');
    widget.style.setProperty('--parley-panel-width', '320px');
    await openMore(widget);
    await settled(widget);
    expect(placeholder(widget)).to.contain('mnop');
    expect(tooWide(widget)).to.deep.equal([]);
    client.set({
      header: customerHeader({ phase: 'closed', handler: null, rating: { isAsked: true, given: null } }),
    });
    await until(() => maybeInside(widget, 'parley-panel', 'parley-panel-rating', 'input, button') !== null);
    expect(tooWide(widget), 'rating').to.deep.equal([]);
  });

  it('[G51] and so do the forms', async () => {
    frontServer({ service: 'unattended', away: everyKind, preChat: null });
    replaceStrings(longGerman());
    const widget = await show('de');
    widget.style.setProperty('--parley-panel-width', '320px');
    await until(() => maybeInside(widget, 'parley-panel', 'parley-panel-form', 'form') !== null);
    expect(textOf(inside(widget, 'parley-panel', 'parley-panel-form', 'h3'))).to.contain('mnop');
    expect(tooWide(widget)).to.deep.equal([]);
    // It would be found.
    const wide = document.createElement('p');
    wide.style.width = '400px';
    inside(widget, 'parley-panel', 'parley-panel-form', 'form').append(wide);
    expect(tooWide(widget)).to.include('p.');
  });
});
