// The script tag: settings from its data attributes, and calls that were made before it came.
import { expect } from 'chai';
import type { ParleyCall } from '../../widget/embed-api.js';
import { callerFor, embed, widgetFor } from '../../widget/embed-api.js';
import { defineWidget } from '../../widget/register.js';
import { afterThisTest, settled, until } from '../support/fixture.js';
import { forgetVisits } from '../support/shown-widget.js';

defineWidget();

const tag = (attributes: Readonly<Record<string, string>>): HTMLScriptElement => {
  const script = document.createElement('script');
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
  return script;
};
type Page = Window & { Parley?: ParleyCall };

/** What the stub of the snippet leaves. */
const waiting = (...q: (readonly unknown[])[]): ParleyCall => Object.assign(() => undefined, { q });

describe('embed', () => {
  beforeEach(forgetVisits);

  it('[G41] reads its settings from the tag', () => {
    const widget = widgetFor(
      tag({
        'data-server': 'https://chat.example.org',
        'data-workgroup': 'sales',
        'data-color-scheme': 'dark',
        'data-label': 'Ask',
      }),
    );
    expect([...widget.attributes].map(({ name, value }) => [name, value])).to.have.deep.members([
      ['server', 'https://chat.example.org'],
      ['workgroup', 'sales'],
      ['color-scheme', 'dark'],
      ['label', 'Ask'],
    ]);
  });

  it('is where the script came from, unless the tag says otherwise', () => {
    expect(widgetFor(tag({ src: 'https://cdn.example.org/v1/embed.js' })).server).to.equal(
      'https://cdn.example.org',
    );
  });

  it('[G41] takes away its copy in a body that was kept, and leaves a widget of the page where it is', () => {
    const copy = document.createElement('parley-widget');
    const box = document.createElement('main');
    const own = document.createElement('parley-widget');
    box.append(own);
    document.body.append(box, copy);
    const page = {} as Page;
    embed(tag({ 'data-server': 'https://chat.example.org', 'data-workgroup': 'sales' }), page);
    afterThisTest(() => {
      page.Parley?.element?.remove();
      box.remove();
    });
    expect([copy, own].map((each) => each.isConnected)).to.deep.equal([false, true]);
    expect(page.Parley?.element?.parentNode).to.equal(document.body);
  });

  it('[G41] answers the calls that were made before, once, and a second tag adds nothing', async () => {
    const heard: string[] = [];
    const page = { Parley: waiting(['on', 'open', () => heard.push('open')], ['open']) } as unknown as Page;
    embed(tag({ 'data-server': 'https://chat.example.org', 'data-workgroup': 'sales' }), page);
    const widget = page.Parley?.element;
    if (!widget) throw new Error('no element');
    afterThisTest(() => widget.remove());
    await until(() => heard.length > 0);
    await settled(widget);
    expect(widget.isOpen).to.equal(true);
    embed(tag({ 'data-workgroup': 'sales' }), page);
    expect(document.querySelectorAll('parley-widget')).to.have.length(1);
    expect(heard).to.deep.equal(['open']);
  });

  it('warns about what it does not know, and never throws', () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (text: unknown) => warnings.push(String(text));
    afterThisTest(() => {
      console.warn = warn;
    });
    const call = callerFor(document.createElement('parley-widget'));
    call('shout');
    call('constructor');
    call('setContext', null);
    expect(warnings).to.have.length(2);
    expect(warnings[0]).to.equal('Parley: Parley("shout"): unknown');
  });

  it('[G41] defining twice does not throw', () => {
    expect(() => defineWidget()).not.to.throw();
  });
});
