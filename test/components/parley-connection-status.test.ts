// The line about the connection: late on purpose, counted down without being read out.
import { expect } from 'chai';
import { html } from 'lit';
import { defineConversationElements } from '../../components/conversation/define.js';
import type { ParleyConnectionStatus } from '../../components/conversation/parley-connection-status.js';
import {
  fixture,
  heard,
  inside,
  maybeInside,
  said,
  settled,
  stopTheClock,
  textOf,
  until,
} from '../support/fixture.js';

defineConversationElements();

const show = (delay: number) =>
  fixture<ParleyConnectionStatus>(
    html`<parley-connection-status .delay=${delay}></parley-connection-status>`,
  );
const live = { kind: 'live', isComplete: true } as const;

describe('parley-connection-status', () => {
  it('says nothing before its delay, and nothing at all about a gap that closed', async () => {
    const element = await show(60_000);
    element.connection = { kind: 'connecting', since: Date.now() };
    await settled(element);
    expect(maybeInside(element, '.base')).to.equal(null);
    element.connection = live;
    await settled(element);
    expect(said()).to.deep.equal([]);
  });

  it('offers a try at once, and says once that it is back', async () => {
    stopTheClock();
    const asks = heard('parley-reconnect-request');
    const element = await show(0);
    element.connection = { kind: 'waiting', attempt: 2, retryAt: Date.now() + 9_000 };
    await until(() => maybeInside(element, '.base') !== null);
    expect(textOf(inside(element, '.text'))).to.equal('Connection lost. Next try in 9 s.');
    inside<HTMLButtonElement>(element, 'button').click();
    expect(asks).to.have.length(1);
    element.connection = live;
    await settled(element);
    expect(said()).to.deep.equal(['Connection lost. Next try in 9 s.', 'Connected again']);
  });

  it('tells an end at once', async () => {
    const element = await show(60_000);
    element.connection = { kind: 'ended', reason: 'replaced' };
    await settled(element);
    expect(textOf(inside(element, '.text'))).to.include('opened elsewhere');
  });
});
