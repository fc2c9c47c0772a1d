// A site's own words for what is said before the panel is there: on the launcher, around the panel, and by the teaser.
import { expect } from 'chai';
import { replaceStrings } from '../../components/shared/own-strings.js';
import { callerFor } from '../../widget/embed-api.js';
import type { ParleyWidget } from '../../widget/parley-widget.js';
import { defineWidget } from '../../widget/register.js';
import { afterThisTest, inside, maybeInside, settled, textOf, until } from '../support/fixture.js';
import { ScriptedConversation } from '../support/scripted-conversation.js';
import { forgetVisits, showWidget } from '../support/shown-widget.js';
import { ana, customerHeader, me, message } from '../support/views.js';

defineWidget();

type Strings = ParleyWidget['strings'];

const show = (locale: string, strings?: unknown, client?: ScriptedConversation): Promise<ParleyWidget> =>
  showWidget(client, { locale }, { strings: strings as Strings });

/** Answered while the panel is closed, as often as that. */
const answered = async (locale: string, count: number, strings?: unknown): Promise<ParleyWidget> => {
  const client = new ScriptedConversation({ header: customerHeader(), entries: [message(1, me, 'Hello')] });
  const widget = await show(locale, strings, client);
  await widget.send('Hello');
  await settled(widget);
  const answers = Array.from({ length: count }, (_, index) => message(index + 2, ana, `Answer ${index}`));
  client.set({ entries: [message(1, me, 'Hello'), ...answers] });
  await until(() => widget.unread === count);
  await settled(widget);
  return widget;
};

const name = (widget: ParleyWidget): string | null => inside(widget, '.launcher').getAttribute('aria-label');
const isNamed = (widget: ParleyWidget, label: string): Promise<void> => until(() => name(widget) === label);
const give = async (widget: ParleyWidget, strings: unknown): Promise<void> => {
  widget.strings = strings as Strings;
  await settled(widget);
};

/** What was told to developers. */
const warnings = (): readonly string[] => {
  const told: string[] = [];
  const { warn } = console;
  console.warn = (text: string) => void told.push(text);
  afterThisTest(() => {
    console.warn = warn;
  });
  return told;
};

/** What a page would be told of as an error of its own. */
const broken = (): readonly unknown[] => {
  const found: unknown[] = [];
  const hear = (event: ErrorEvent | PromiseRejectionEvent): void => {
    event.preventDefault();
    found.push('reason' in event ? event.reason : event.message);
  };
  addEventListener('error', hear);
  addEventListener('unhandledrejection', hear);
  afterThisTest(() => {
    removeEventListener('error', hear);
    removeEventListener('unhandledrejection', hear);
  });
  return found;
};

describe('[G51] own words of a site, before the panel is there', () => {
  beforeEach(() => {
    forgetVisits();
    afterThisTest(() => replaceStrings({}));
  });

  it('[G51] the launcher has them before it is drawn, for every language or for its own, and loads nothing for it', async () => {
    const widget = await show('en', { 'launcher.open': 'Ask us' });
    expect(name(widget)).to.equal('Ask us');
    const german = await show('de', { 'launcher.open': 'Ask us', de: { 'launcher.open': 'Fragen Sie uns' } });
    expect(name(german)).to.equal('Fragen Sie uns');
    const french = await show('fr', { 'launcher.open': 'Ask us', de: { 'launcher.open': 'Fragen Sie uns' } });
    expect(name(french)).to.equal('Ask us');
    const other = await show('fr', { de: { 'launcher.open': 'Fragen Sie uns' } });
    expect(name(other)).to.equal('Ouvrir le chat');
    for (const each of [widget, german, french, other]) expect(maybeInside(each, '.dialog')).to.equal(null);
  });

  it('[G51] a region has its own, else those of its language, however either is written', async () => {
    const strings = { 'de-AT': { 'launcher.open': 'Servus' }, DE: { 'launcher.open': 'Moin' } };
    expect(name(await show('de-at', strings))).to.equal('Servus');
    expect(name(await show('de-CH', strings))).to.equal('Moin');
  });

  it('[G51] it is drawn anew with later ones, in another language, and with ours when they are taken back', async () => {
    const widget = await show('en');
    expect(name(widget)).to.equal('Open chat');
    await give(widget, { 'launcher.open': 'Ask us', fr: { 'launcher.open': 'Demandez' } });
    expect(name(widget)).to.equal('Ask us');
    await widget.setLocale('fr');
    await isNamed(widget, 'Demandez');
    callerFor(widget)('setStrings', { 'launcher.open': 'Hop' });
    await isNamed(widget, 'Hop');
    callerFor(widget)('setStrings', null);
    await isNamed(widget, 'Ouvrir le chat');
    expect(maybeInside(widget, '.dialog')).to.equal(null);
  });

  it('[G51] a language that Parley does not have counts with its own', async () => {
    const widget = await show('nl', { nl: { 'launcher.open': 'Chat openen', 'launcher.retry': 'Opnieuw' } });
    expect(name(widget)).to.equal('Chat openen');
    widget.fail(new Error('away'), () => {});
    expect(textOf(inside(widget, '.retry'))).to.equal('Opnieuw');
    await give(widget, null);
    expect(name(widget)).to.equal('Open chat');
  });

  it('[G51] what could not be loaded is said in them, also in those that come later', async () => {
    const widget = await show('de');
    let again = 0;
    widget.fail(new Error('away'), () => {
      again += 1;
    });
    const retry = () => inside<HTMLButtonElement>(widget, '.failed .retry');
    expect(textOf(retry())).to.equal('Nicht geladen. Wiederholen');
    await give(widget, { 'launcher.retry': 'Noch einmal' });
    expect(textOf(retry())).to.equal('Noch einmal');
    retry().click();
    expect([again, maybeInside(widget, '.failed')]).to.deep.equal([1, null]);
  });

  it('[G51] what is drawn again and says the same is not written, and so not read out, again', async () => {
    const widget = await show('en');
    widget.fail(new Error('away'), () => {});
    const written: MutationRecord[] = [];
    const watching = new MutationObserver((records) => void written.push(...records));
    watching.observe(inside(widget, '.failed'), { subtree: true, childList: true, characterData: true });
    await give(widget, { 'launcher.open': 'Ask us' });
    expect(name(widget)).to.equal('Ask us');
    expect([...written, ...watching.takeRecords()]).to.deep.equal([]);
  });

  it('[G51] the dialog and what closes it are called as in the panel; the site’s label comes first', async () => {
    const widget = await show('en', { 'widget.label': 'Ask Ada', 'widget.close': 'Shut' });
    await widget.open();
    await settled(widget);
    const dialog = () => inside(widget, '.dialog').getAttribute('aria-label');
    expect([dialog(), name(widget)]).to.deep.equal(['Ask Ada', 'Shut']);
    await until(() => textOf(inside(widget, 'parley-panel', '.title')) === 'Ask Ada');
    await give(widget, { en: { 'widget.label': 'Ask Bob' } });
    expect([dialog(), name(widget)]).to.deep.equal(['Ask Bob', 'Close chat']);
    widget.label = 'Sales';
    await until(() => dialog() === 'Sales');
  });

  it('[G51] the number of unread messages stands in them, with the plurals of the language', async () => {
    const widget = await answered('en', 2, { 'launcher.unread': '{n} for you ({n})' });
    await isNamed(widget, '2 for you (2)');
    const plural = { 'launcher.unread': { one: 'one for you', other: '{n} for you' } };
    await give(widget, plural);
    await isNamed(widget, '2 for you');
    widget.remove();
    localStorage.clear();
    await isNamed(await answered('en', 1, plural), 'one for you');
  });

  it('[G51] without them the number is that of the language', async () => {
    const widget = await answered('de', 2);
    await isNamed(widget, 'Chat öffnen, ungelesene Nachrichten: 2');
    await widget.setLocale('ar-EG');
    await isNamed(widget, 'فتح الدردشة، رسائل غير مقروءة: ٢');
  });

  it('[G51] the teaser is closed by the word of the language that the site asked for, or by its own', async () => {
    const widget = await answered('de', 1);
    const shut = () => maybeInside(widget, '.teaser .shut')?.getAttribute('aria-label');
    await until(() => shut() === 'Ausblenden');
    await widget.setLocale('fr');
    await until(() => shut() === 'Masquer');
    await give(widget, { fr: { 'teaser.dismiss': 'Fermer' } });
    await until(() => shut() === 'Fermer');
    widget.strings = { 'teaser.dismiss': 'Away' };
    await until(() => shut() === 'Away');
  });

  it('[G51] two widgets that say otherwise keep what they were given last, whatever else changes', async () => {
    const first = await show('en', { 'widget.greeting': 'First' });
    await first.open();
    const second = await show('en', { 'widget.greeting': 'Second' });
    await second.open();
    const greeting = () => textOf(maybeInside(second, 'parley-panel', '.hello'));
    await until(() => greeting() === 'Second');
    first.name = 'Carla';
    first.locale = 'de';
    await settled(first);
    await until(() => maybeInside(first, 'parley-panel')?.lang === 'de');
    expect(greeting()).to.equal('Second');
  });

  it('[G51] a language of which there is no word is not spoken for that', async () => {
    const widget = await show('nl', { 'widget.greeting': 'Ahoy', nl: { 'widget.greeting': 7 } });
    await widget.open();
    await until(() => textOf(maybeInside(widget, 'parley-panel', '.hello')) === 'Ahoy');
    expect(inside(widget, 'parley-panel').lang).to.equal('en');
    await give(widget, { nl: { 'widget.greeting': 'Hallo' } });
    await until(() => textOf(maybeInside(widget, 'parley-panel', '.hello')) === 'Hallo');
    await until(() => inside(widget, 'parley-panel').lang === 'nl');
  });

  it('[G51] their keys are known, below a language too; a slip of the pen is told', async () => {
    const told = warnings();
    const known = {
      'launcher.open': 'a',
      'launcher.retry': 'b',
      'launcher.unread': 'c',
      'teaser.dismiss': 'd',
    };
    const widget = await show('en', { ...known, nl: known });
    await widget.open();
    await give(widget, {
      ...known,
      'launcher.opn': 'x',
      nl: { ...known, 'teaser.dismis': 'y' },
      greeting: 'z',
    });
    await until(() => told.length > 0);
    expect(told).to.deep.equal([
      'Parley: strings: there is no launcher.opn, teaser.dismis, greeting; see docs/localisation.md.',
    ]);
  });

  const junk: Readonly<Record<string, unknown>> = {
    'a number': 7,
    'a text': 'launcher.open',
    'a list': ['launcher.open', null],
    'a symbol': Symbol('launcher.open'),
    'texts that are none': {
      'launcher.open': 7,
      'launcher.unread': { one: 1, other: null },
      'widget.greeting': 7,
      'widget.label': Symbol('x'),
      'composer.left': { other: 5 },
      'composer.send': { one: 'Go' },
    },
    'languages that are none': { en: null, de: 5, fr: 'x', ja: [1, [2]], '': { '': '' } },
    'junk below a language': {
      en: {
        'launcher.open': { other: {} },
        'launcher.unread': { other: { other: 'x' } },
        'widget.greeting': [],
        'widget.label': null,
        'widget.close': () => 'x',
      },
    },
    'names of what everything has': JSON.parse(
      '{"__proto__":{"launcher.open":"x"},"constructor":{"launcher.open":"x"},"toString":"x","hasOwnProperty.x":1}',
    ),
  };
  for (const [what, strings] of Object.entries(junk)) {
    it(`[G51] ${what}: nothing breaks on the page, and ours stand`, async () => {
      warnings();
      const found = broken();
      const early = await show('en', strings);
      expect(name(early)).to.equal('Open chat');
      const widget = await answered('en', 1);
      callerFor(widget)('setStrings', strings);
      await settled(widget);
      expect(name(widget)).to.equal('Open chat, unread messages: 1');
      await widget.open();
      await settled(widget);
      expect(name(widget)).to.equal('Close chat');
      expect(inside(widget, '.dialog').getAttribute('aria-label')).to.equal('Chat with us');
      await early.open();
      await settled(early);
      await until(() => textOf(maybeInside(early, 'parley-panel', '.hello')) === 'Hello! How can we help?');
      expect(textOf(inside(early, 'parley-panel', '.title'))).to.equal('Chat with us');
      expect(found).to.deep.equal([]);
    });
  }

  for (const locale of ['__proto__', 'constructor', 'toString', 'a_b', '-', '*']) {
    it(`[G51] the language ${locale}, which is none: English, and nothing breaks`, async () => {
      const found = broken();
      const widget = await show(locale, { de: { 'launcher.open': 'Moin' } });
      expect(name(widget)).to.equal('Open chat');
      await widget.open();
      await settled(widget);
      expect(name(widget)).to.equal('Close chat');
      expect(found).to.deep.equal([]);
    });
  }
});
