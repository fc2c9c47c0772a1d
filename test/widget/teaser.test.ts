// What is said outside of the closed panel: the teaser of an answer, a greeting nobody asked for, and the page's title.
import { expect } from 'chai';
import type { Chat } from '../../widget/chat.js';
import type { ParleyWidget } from '../../widget/parley-widget.js';
import { Greeter } from '../../widget/proactive.js';
import { defineWidget } from '../../widget/register.js';
import { TitleCount } from '../../widget/title.js';
import { violations } from '../support/axe.js';
import {
  afterThisTest,
  inside,
  maybeInside,
  press,
  said,
  settled,
  textOf,
  until,
} from '../support/fixture.js';
import { ScriptedConversation } from '../support/scripted-conversation.js';
import { forgetVisits, showWidget } from '../support/shown-widget.js';
import { ana, customerHeader, me, message } from '../support/views.js';

defineWidget();

const talk = (): ScriptedConversation =>
  new ScriptedConversation({ header: customerHeader(), entries: [message(1, me, 'Hello')] });

const show = async (client: ScriptedConversation): Promise<ParleyWidget> => {
  const widget = await showWidget(client);
  await widget.send('Hello');
  await settled(widget);
  return widget;
};

const answer = (client: ScriptedConversation, seq: number, text: string): void =>
  client.set({ entries: [...client.snapshot.entries, message(seq, ana, text)] });

const teaser = (widget: ParleyWidget): HTMLElement | null => maybeInside(widget, '.teaser');
const isTeased = (widget: ParleyWidget, text: string): Promise<void> =>
  until(() => textOf(teaser(widget)).includes(text));

describe('the teaser', () => {
  beforeEach(forgetVisits);

  it('[G16] shows the last line above the closed launcher, says it once, and takes no focus', async () => {
    const client = talk();
    const widget = await show(client);
    const field = document.createElement('input');
    document.body.append(field);
    afterThisTest(() => field.remove());
    field.focus();
    answer(client, 2, 'Good morning');
    answer(client, 3, 'How can I help?');
    await isTeased(widget, 'How can I help?');
    expect(textOf(inside(widget, '.teaser .who'))).to.equal('Ana');
    expect(document.activeElement).to.equal(field);
    expect(said().filter((line) => line.includes('How can I help?'))).to.have.length(1);
    client.set({ marks: null });
    expect(said().filter((line) => line.includes('How can I help?'))).to.have.length(1);
    expect(await violations(widget)).to.deep.equal([]);
    expect(document.documentElement.getAttribute('class')).to.equal(null);
    expect(document.body.getAttribute('style')).to.equal(null);
  });

  it('[G16] a press on it opens the chat; with the panel open there is none', async () => {
    const client = talk();
    const widget = await show(client);
    answer(client, 2, 'Good morning');
    await isTeased(widget, 'Good morning');
    inside<HTMLButtonElement>(widget, '.teaser .say').click();
    await settled(widget);
    expect(widget.opened).to.equal(true);
    expect(teaser(widget)).to.equal(null);
    answer(client, 3, 'And now?');
    await settled(widget);
    expect(teaser(widget)).to.equal(null);
  });

  it('[G16] is dismissed with the keyboard, for good, and in every tab; the next message is another one', async () => {
    const client = talk();
    const widget = await show(client);
    answer(client, 2, 'Good morning');
    await isTeased(widget, 'Good morning');
    inside<HTMLButtonElement>(widget, '.teaser .say').focus();
    press(inside(widget, '.teaser .say'), 'Escape');
    expect(teaser(widget)).to.equal(null);
    expect(widget.shadowRoot?.activeElement).to.equal(inside(widget, '.launcher'));
    client.set({ marks: null });
    expect(teaser(widget)).to.equal(null);
    expect(widget.unread).to.equal(1);
    const other = await show(client);
    await until(() => other.unread === 1);
    expect(teaser(other)).to.equal(null);
    answer(client, 3, 'Still there?');
    await isTeased(widget, 'Still there?');
  });

  it('[G16] lies above the launcher in both directions, and shows markup as the text that it is', async () => {
    for (const direction of ['ltr', 'rtl']) {
      document.documentElement.dir = direction;
      const client = talk();
      const widget = await show(client);
      answer(client, 2, '<img src=x onerror=alert(1)>');
      await isTeased(widget, '<img');
      expect(inside(widget, '.teaser').querySelector('img')).to.equal(null);
      const box = inside(widget, '.teaser').getBoundingClientRect();
      const launcher = inside(widget, '.launcher').getBoundingClientRect();
      expect(box.bottom).to.be.at.most(launcher.top);
      expect(direction === 'ltr' ? box.right : box.left).to.be.closeTo(
        direction === 'ltr' ? launcher.right : launcher.left,
        2,
      );
      expect(box.left).to.be.at.least(0);
      widget.remove();
      localStorage.clear();
    }
  });
});

describe('the title of the page', () => {
  const titled = (text: string): HTMLTitleElement => {
    const page = document.implementation.createHTMLDocument('');
    const [title] = page.getElementsByTagName('title');
    if (!title) throw new Error('a new page has a title');
    title.textContent = text;
    return title;
  };

  it('[G16] has the number before it and is put back to the letter', () => {
    const title = titled('  (3) Our   shop ');
    const count = new TitleCount(title.ownerDocument);
    count.show(2);
    expect(title.textContent).to.equal('(2)   (3) Our   shop ');
    count.show(4);
    expect(title.textContent).to.equal('(4)   (3) Our   shop ');
    count.show(0);
    expect(title.textContent).to.equal('  (3) Our   shop ');
  });

  it('[G16] that the page has changed since stays as the page wrote it', () => {
    const title = titled('Shop');
    const count = new TitleCount(title.ownerDocument);
    count.show(1);
    title.textContent = 'Basket';
    count.show(0);
    expect(title.textContent).to.equal('Basket');
  });

  it('[G16] is touched only where the page asked for it', async () => {
    const title = document.querySelector('head > title') ?? document.createElement('title');
    const written = title.textContent;
    title.textContent = 'Our shop';
    document.head.append(title);
    afterThisTest(() => {
      title.textContent = written;
    });
    const before = document.title;
    const client = talk();
    const widget = await show(client);
    answer(client, 2, 'Good morning');
    await isTeased(widget, 'Good morning');
    expect(document.title).to.equal(before);
    widget.setAttribute('title-count', '');
    client.set({ marks: null });
    expect(document.title).to.equal(`(1) ${before}`);
    await widget.open();
    await until(() => document.title === before);
  });
});

describe('a greeting that nobody asked for', () => {
  const place = 'https://chat.example.org/parties/workgroup/spring/front';
  const rule = { id: 'spring', text: { en: 'May we help?', de: 'Helfen?' }, afterSeconds: 0 };
  let asked: string[];
  let front: unknown;

  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
    asked = [];
    front = { service: 'open', proactive: rule };
    const { fetch } = window;
    window.fetch = (address) => {
      // Widgets of tests before may still ask for theirs.
      if (String(address) === place) asked.push(place);
      return Promise.resolve(new Response(JSON.stringify(front)));
    };
    afterThisTest(() => {
      window.fetch = fetch;
    });
  });

  const visit = async (): Promise<{ readonly widget: ParleyWidget; readonly greeter: Greeter }> => {
    const widget = await showWidget(null, { lang: 'en', workgroup: 'spring' });
    return { widget, greeter: new Greeter(widget, () => widget.conversationId !== null) };
  };

  it('[G17] by the rule of the workgroup is shown once to a visitor, and begins no conversation', async () => {
    const { widget, greeter } = await visit();
    await greeter.ask();
    expect(asked).to.deep.equal([place]);
    await isTeased(widget, 'May we help?');
    expect(widget.conversationId).to.equal(null);
    expect(Object.keys(localStorage).filter((key) => key.startsWith('parley:visitor'))).to.deep.equal([]);
    expect(await violations(widget)).to.deep.equal([]);
    const next = await visit();
    await next.greeter.ask();
    next.greeter.greet({ id: 'other', text: 'Another one' });
    await isTeased(next.widget, 'Another one');
  });

  it('[G17] is not shown to whoever is writing or has the panel open, nor while nobody is there', async () => {
    const { widget, greeter } = await visit();
    await widget.open();
    greeter.greet({ id: 'a', text: 'May we help?' });
    expect(teaser(widget)).to.equal(null);
    await widget.close();
    front = { service: 'unattended', proactive: rule };
    await greeter.ask();
    expect(teaser(widget)).to.equal(null);
    new Greeter(widget, () => true).greet({ id: 'a', text: 'May we help?' });
    expect(teaser(widget)).to.equal(null);
    // None of these counted as shown.
    greeter.greet({ id: 'a', text: 'May we help?' });
    await isTeased(widget, 'May we help?');
  });

  it('[G17] survives whatever a server or a page passes', async () => {
    const { widget, greeter } = await visit();
    for (const wrong of [
      null,
      'x',
      { service: 'open', proactive: { id: 1, text: 2 } },
      { service: 'open', proactive: {} },
    ]) {
      front = wrong;
      await new Greeter(widget, () => false).ask();
    }
    greeter.greet({ id: 1, text: null } as never);
    expect(teaser(widget)).to.equal(null);
  });

  it('[G17] by the page itself: a call of the chat behind the launcher', async () => {
    const { Chat } = await import('../../widget/chat.js');
    const { widget } = await visit();
    const chat: Chat = new Chat(widget);
    await chat.greet({ id: 'own', text: 'Free delivery today' });
    await isTeased(widget, 'Free delivery today');
    inside<HTMLButtonElement>(widget, '.teaser .shut').click();
    await chat.greet({ id: 'own', text: 'Free delivery today' });
    expect(teaser(widget)).to.equal(null);
    expect(asked).to.deep.equal([]);
    await chat.left();
  });
});
