// The first message before anybody keeps it, and signing out where nobody can say any more who it was.
import { expect } from 'chai';
import { html } from 'lit';
import type { TokenSource } from '../../client/snapshots.js';
import type { ParleyWidget } from '../../widget/parley-widget.js';
import { fixture, inside, painted, press, settled, type, until } from '../support/fixture.js';
import { ScriptedConversation } from '../support/scripted-conversation.js';
import { customerHeader } from '../support/views.js';
import { defineWholeWidget } from '../support/whole-widget.js';

defineWholeWidget();

const server = 'https://chat.example.org';
const tokenOf = (person: string): string => `x.${btoa(JSON.stringify({ sub: person }))}.x`;

const show = (token: TokenSource | null): Promise<ParleyWidget> =>
  fixture<ParleyWidget>(html`
    <parley-widget
      server=${server} workgroup="sales" .token=${token}
      .createClient=${() => new ScriptedConversation({ header: customerHeader() })}
    ></parley-widget>
  `);

describe('a first message', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  it('[G12] is kept by the tab for as long as nobody else keeps it, beside what is written next', async () => {
    const kept = (): unknown =>
      (JSON.parse(sessionStorage.getItem(`parley:tab:${server}:sales`) ?? '{}') as { draft?: unknown }).draft;
    let give: (token: string) => void = () => {};
    const coming = new Promise<string>((resolve) => {
      give = resolve;
    });
    const widget = await show(() => coming);
    await widget.open();
    await settled(widget);
    const field = inside<HTMLTextAreaElement>(widget, 'parley-panel', 'parley-composer', 'textarea');
    type(field, 'Where is my parcel?');
    press(field, 'Enter');
    await painted();
    expect(field.value).to.equal('');
    expect(kept()).to.equal('Where is my parcel?');
    type(field, 'Number 1047');
    expect(kept()).to.equal('Where is my parcel?\nNumber 1047');
    give(tokenOf('17'));
    await until(() => kept() === 'Number 1047');
    expect(widget.conversationId).not.to.equal(null);
  });

  it('[G12] stands in the field again before what was written next, where nobody could say who it is from', async () => {
    let fail: (reason: unknown) => void = () => {};
    const coming = new Promise<string>((_, reject) => {
      fail = reject;
    });
    const widget = await show(() => coming);
    await widget.open();
    await settled(widget);
    const field = inside<HTMLTextAreaElement>(widget, 'parley-panel', 'parley-composer', 'textarea');
    type(field, 'Where is my parcel?');
    press(field, 'Enter');
    await painted();
    type(field, 'Number 1047');
    fail(new Error('signed out'));
    await until(() => field.value === 'Where is my parcel?\nNumber 1047');
  });
});

describe('signing out', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  for (const [name, token] of [
    ['on a page that knows nobody', null],
    ['while no token can be had any more', () => Promise.reject(new Error('signed out'))],
  ] as const) {
    it(`[G06] ${name}: nothing of the person stays, nor of who is remembered for another workgroup lost`, async () => {
      const widget = await show(tokenOf('17@kim'));
      await widget.send('Hello');
      await settled(widget);
      const other = `parley:visitor:${server}:sales-2`;
      localStorage.setItem(other, 'x');
      expect(Object.keys(localStorage).join()).to.contain('sales:17%40kim');
      widget.remove();
      const next = await show(token);
      await next.logout();
      expect(Object.keys(localStorage)).to.deep.equal([other]);
    });
  }
});
