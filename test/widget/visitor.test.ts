// What the widget tells of its page and of its visitor, when, and what it does not tell.
import { expect } from 'chai';
import type { VisitorClaims } from '../../core/domain/visitor-context.js';
import { callerFor } from '../../widget/embed-api.js';
import type { ParleyWidget } from '../../widget/parley-widget.js';
import { defineWidget } from '../../widget/register.js';
import { afterThisTest, settled, until } from '../support/fixture.js';
import { ScriptedConversation } from '../support/scripted-conversation.js';
import { forgetVisits, showWidget } from '../support/shown-widget.js';
import { customerHeader } from '../support/views.js';

defineWidget();

describe('the visitor', () => {
  let clients: ScriptedConversation[];
  const told = (): readonly VisitorClaims[] =>
    clients.flatMap(({ calls }) =>
      calls.flatMap(([name, context]) => (name === 'setContext' ? [context as VisitorClaims] : [])),
    );
  const create = (): ScriptedConversation => {
    const client = new ScriptedConversation({ header: customerHeader() });
    clients.push(client);
    return client;
  };
  const show = (isTracked = true): Promise<ParleyWidget> =>
    showWidget(create, isTracked ? { 'track-page': '' } : {});

  beforeEach(() => {
    forgetVisits();
    clients = [];
    const { href } = location;
    const { title } = document;
    afterThisTest(() => {
      history.replaceState(null, '', href);
      document.title = title;
    });
  });

  it('[G35] is told of with the conversation, and of nothing before there is one', async () => {
    document.title = 'Your cart';
    const widget = await show();
    await widget.open();
    widget.setContext({ plan: 'Pro' });
    await settled(widget);
    expect(clients).to.have.length(0);
    await widget.send('Hello');
    await settled(widget);
    expect(told()).to.deep.equal([
      {
        page: { url: location.origin + location.pathname, title: 'Your cart' },
        referrer: document.referrer.replace(/[?#].*/, ''),
        language: navigator.language,
        device: 'desktop',
        fields: { plan: 'Pro' },
      },
    ]);
  });

  it('[G35] without track-page nothing is told of the page, nor from where somebody came', async () => {
    const widget = await show(false);
    await widget.setContext({ plan: 'Pro' });
    await widget.send('Hello');
    await settled(widget);
    history.pushState(null, '', '/checkout');
    window.dispatchEvent(new PopStateEvent('popstate'));
    widget.trackPage = true;
    await until(() => told().length === 2);
    expect(told().map(({ page, referrer }) => [page?.url ?? null, referrer === null])).to.deep.equal([
      [null, true],
      [`${location.origin}/checkout`, false],
    ]);
    expect(told()[0]).to.include({ language: navigator.language, device: 'desktop' });
    expect(told()[0]?.fields).to.deep.equal({ plan: 'Pro' });
  });

  it('[G35] after the end nothing is told any more', async () => {
    const widget = await show();
    await widget.send('Hello');
    await settled(widget);
    const before = told().length;
    const [first] = clients;
    first?.set({ header: customerHeader({ phase: 'closed', handler: null }) });
    await widget.setContext({ plan: 'Pro' });
    expect(told()).to.have.length(before);
    first?.set({ header: customerHeader() });
    await widget.setContext({ plan: 'Pro' });
    expect(told()).to.have.length(before + 1);
  });

  it('[G35] the query and the fragment of an address stay where they are', async () => {
    history.replaceState(null, '', '/reset?token=secret-1#secret-2');
    const widget = await show();
    await widget.send('Hello');
    await settled(widget);
    expect(told()[0]?.page?.url).to.equal(`${location.origin}/reset`);
    expect(JSON.stringify(told())).not.to.include('secret');
  });

  it('[G35] going on within the site is told, with the title that is there by then', async () => {
    const widget = await show();
    await widget.send('Hello');
    await settled(widget);
    history.pushState(null, '', '/checkout?step=1');
    document.title = 'Checkout';
    await until(() => told().at(-1)?.page?.title === 'Checkout');
    expect(told().at(-1)?.page?.url).to.equal(`${location.origin}/checkout`);
    history.back();
    await until(() => told().at(-1)?.page?.url !== `${location.origin}/checkout`);
  });

  it('[G35] what the site says replaces what it said, also by the function of the script tag', async () => {
    const widget = await show();
    await widget.send('Hello');
    await settled(widget);
    const fields = { plan: 'Pro' };
    widget.setContext(fields);
    callerFor(widget)('setContext', { cart: '3 things' });
    expect(told().map((each) => each.fields)).to.deep.equal([{}, { plan: 'Pro' }, { cart: '3 things' }]);
    callerFor(widget)('setContext');
    expect(told().at(-1)?.fields).to.deep.equal({});
  });

  it('[G35] who signs out takes along what was said of them', async () => {
    const widget = await show();
    widget.setContext({ plan: 'Pro' });
    await widget.logout();
    await widget.send('Hello');
    await settled(widget);
    expect(told().map((each) => each.fields)).to.deep.equal([{}]);
  });

  it('[G35] a widget that is gone from the page tells nothing', async () => {
    const widget = await show();
    await widget.send('Hello');
    await settled(widget);
    const before = told().length;
    widget.remove();
    window.dispatchEvent(new PopStateEvent('popstate'));
    await show();
    await until(() => told().length > before);
    // Whoever is there hears of this one, later than the other would have.
    window.dispatchEvent(new PopStateEvent('popstate'));
    await until(() => told().length > before + 1);
    expect(told()).to.have.length(before + 2);
  });

  const tokenOf = (sub: string): string => `e30.${btoa(JSON.stringify({ sub }))}.sig`;
  const composer = (widget: ParleyWidget): HTMLTextAreaElement | null | undefined =>
    widget.shadowRoot
      ?.querySelector('parley-panel')
      ?.shadowRoot?.querySelector('parley-composer')
      ?.shadowRoot?.querySelector('textarea');
  const write = async (widget: ParleyWidget, text: string): Promise<void> => {
    await until(() => Boolean(composer(widget)));
    const field = composer(widget);
    if (!field) return;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await settled(widget);
  };

  it('[C18] leaves neither an unsent text nor what the site said of them to the next person, also after a reload', async () => {
    const widget = await show();
    await widget.open();
    await write(widget, 'of a visitor');
    widget.setContext({ plan: 'Pro' });
    await widget.identify({ token: tokenOf('kim') });
    await settled(widget);
    expect(composer(widget)?.value, 'who signs in is the same').to.equal('of a visitor');
    await write(widget, 'of Kim');
    await widget.identify({ token: tokenOf('lea') });
    await settled(widget);
    expect(composer(widget)?.value).to.equal('');
    await widget.send('Hello');
    await settled(widget);
    expect(told().map(({ fields }) => fields)).to.deep.equal([{}]);

    await write(widget, 'of Lea');
    widget.remove();
    const personInTab = (): unknown =>
      (
        JSON.parse(sessionStorage.getItem('parley:tab:https://chat.example.org:sales') ?? '{}') as {
          person?: unknown;
        }
      ).person;
    const another = async (
      token: string | null,
      isKnown: (next: ParleyWidget) => boolean,
    ): Promise<string> => {
      const next = await showWidget(create, {}, { token: token === null ? null : async () => token });
      await next.open();
      await until(() => Boolean(composer(next)));
      // Who it is is known once what a conversation takes was loaded.
      await until(() => isKnown(next));
      await settled(next);
      const { value = 'no field' } = composer(next) ?? {};
      next.remove();
      return value;
    };
    const hasText = (next: ParleyWidget): boolean => composer(next)?.value !== '';
    expect(await another(tokenOf('lea'), hasText), 'back again').to.equal('of Lea');
    expect(await another(null, () => personInTab() === null), 'a visitor').to.equal('');
    expect(await another(tokenOf('lea'), () => personInTab() !== null), 'gone with the next').to.equal('');
  });
});
