// What a customer's page says of itself: rules VC1 to VC4.
import { describe, expect, it } from 'vitest';
import { decideErasure, decidePolicy } from '../../core/domain/decide-house.js';
import { deskItemFor } from '../../core/domain/desk-item.js';
import type { Identity } from '../../core/domain/identity.js';
import type { WorkgroupId } from '../../core/domain/ids.js';
import { permit } from '../../core/domain/permit.js';
import { rowFor, summaryOf } from '../../core/domain/summary.js';
import { fitting } from '../../core/domain/visitor-bounds.js';
import type { VisitorClaims } from '../../core/domain/visitor-context.js';
import { decideContext } from '../../core/domain/visitor-context.js';
import { conversationUp } from '../../core/protocol/conversation-up.js';
import { decode } from '../../core/protocol/decode.js';
import { limits } from '../../core/protocol/limits.js';
import type { Talk } from '../support/builders.js';
import { active, anna, bert, carla, documentOf, queued, sam, tess } from '../support/builders.js';

const claims: VisitorClaims = {
  page: { url: 'https://shop.example/cart', title: 'Your cart' },
  referrer: 'https://search.example/',
  language: 'pt-BR',
  device: 'phone',
  fields: { plan: 'Pro' },
};
const said = (talk: Talk, more: Partial<VisitorClaims> = {}): Talk =>
  talk.house(decideContext(talk.state, { ...claims, ...more }, talk.now));
const contextFor = (talk: Talk, who: Identity): unknown => {
  const header = talk.header(who);
  return 'context' in header ? header.context : undefined;
};
const verdict = (more: object): string => {
  const decoded = decode(conversationUp, JSON.stringify({ type: 'set-context', ...claims, ...more }));
  return decoded.kind === 'frame' ? 'frame' : decoded.code;
};

describe('what a page says of itself', () => {
  it('[G35][VC1] is taken from the customer, until it is over, and not before an agreement that is required', () => {
    const may = (talk: Talk, who: Identity = carla): string =>
      permit(talk.state, who, 'set-context')?.code ?? 'yes';
    expect(may(queued())).toBe('yes');
    expect(may(active())).toBe('yes');
    expect(may(active().end(carla))).toBe('bad-state');
    expect(may(active({ wrapUp: 'off' }).end(carla))).toBe('bad-state');
    for (const who of [anna, bert, sam]) expect(may(active().monitor(sam), who), who.name).toBe('forbidden');
    const asked = queued({ consent: 'required' });
    expect(may(asked)).toBe('consent-required');
    expect(asked.header(carla).you.may).not.toContain('set-context');
    expect(asked.agree().header(carla).you.may).toContain('set-context');
  });

  it('[G35][VC1] what is too much of it, or of another form, is no frame', () => {
    const long = (length: number): string => `https://shop.example/${'x'.repeat(length - 21)}`;
    const fields = (count: number): object =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`field ${index}`, 'x']));
    const good = [
      { page: { url: long(2_048), title: '👍'.repeat(200) } },
      { page: { url: 'http://müller.example/?q=1#top', title: '' } },
      { page: null, referrer: null, language: null, device: null, fields: {} },
      { fields: fields(20) },
      { fields: { ['k'.repeat(40)]: 'v'.repeat(200) } },
      { fields: { 'Última compra': '' } },
    ];
    for (const more of good) expect(verdict(more), JSON.stringify(more).slice(0, 80)).toBe('frame');
    const bad = [
      { page: { url: long(2_049), title: '' } },
      ...[
        'javascript:alert(1)',
        'ftp://x.example',
        '//x.example',
        'https:x.example',
        'https:///x',
        'https://a b',
      ].map((url) => ({ page: { url, title: '' } })),
      ...['https://x.example/\n', 'https://\tx.example', 'https://user@', 'https://@/'].map((referrer) => ({
        referrer,
      })),
      { page: { url: long(30), title: 'x'.repeat(201) } },
      { language: 'x'.repeat(36) },
      { language: 'en us' },
      { device: 'watch' },
      { fields: fields(21) },
      { fields: { ['k'.repeat(41)]: '' } },
      { fields: { '': '' } },
      { fields: { 'a\u202eb': '' } },
      { fields: { plan: 'v'.repeat(201) } },
      { fields: { plan: 3 } },
      { fields: ['Pro'] },
      { fields: JSON.parse('{"__proto__": "x"}') as object },
    ];
    for (const more of bad) expect(verdict(more), JSON.stringify(more).slice(0, 80)).toBe('bad-frame');
  });

  it('[G35][VC2] replaces what was said before; the same again changes nothing', () => {
    const talk = said(active());
    const since = talk.now;
    const { state } = talk;
    expect(said(talk.sleep(60)).state.context).toEqual({ ...claims, at: since });
    expect(talk.state.context).toBe(state.context);
    said(talk, { page: { url: 'https://shop.example/pay', title: 'Pay' }, fields: {} });
    expect(talk.state.context).toEqual({
      ...claims,
      page: { url: 'https://shop.example/pay', title: 'Pay' },
      fields: {},
      at: since + 60_000,
    });
  });

  it.each([
    ['https://kim:secret@shop.example/cart', 'https://shop.example/cart'],
    ['HTTP://kim@shop.example', 'HTTP://shop.example'],
    ['https://kim:secret@shop.example:8443?a=b@c', 'https://shop.example:8443?a=b@c'],
    ['https://shop.example/@kim', 'https://shop.example/@kim'],
    ['https://shop.example#a@b', 'https://shop.example#a@b'],
  ])('[G35][VC2] of %s no name and no password is kept', (url, kept) => {
    expect(verdict({ page: { url, title: '' }, referrer: url })).toBe('frame');
    const talk = said(active(), { page: { url, title: '' }, referrer: url });
    expect(talk.state.context).toMatchObject({ page: { url: kept }, referrer: kept });
    expect(new URL(kept)).toMatchObject({ username: '', password: '' });
  });

  it('[G35][VC3] is shown to staff who see the conversation, and to nobody else, nowhere else', () => {
    const talk = said(active({ formerAgent: 'consultant' }).monitor(sam));
    const shown = { ...claims, at: talk.now };
    for (const who of [anna, sam]) expect(contextFor(talk, who), who.name).toEqual(shown);
    expect(contextFor(talk, tess), 'an outsider').toBeUndefined();
    expect(JSON.stringify(talk.header(carla))).not.toContain('shop.example');
    talk.takeOver(sam);
    expect(contextFor(talk, anna), 'who stands by').toEqual(shown);
    const removed = said(active({ formerAgentWrapUp: 'on' }).monitor(sam)).takeOver(sam);
    expect(removed.header(anna).kind).toBe('displaced');
    expect(JSON.stringify(removed.header(anna))).not.toContain('shop.example');
    const rows = [
      summaryOf(talk.state, talk.presence),
      rowFor(sam, summaryOf(talk.state, talk.presence)),
      deskItemFor(talk.state, talk.presence, sam.id),
      talk.seen(sam),
    ];
    expect(JSON.stringify(rows)).not.toContain('shop.example');
  });

  it('[G35][VC4][ER2] is deleted with what was said', () => {
    const talk = said(active({ retentionDays: 1, wrapUp: 'off' }))
      .end(carla)
      .sleep(24 * 60 * 60);
    expect(talk.state).toMatchObject({ erased: { cause: 'retention' }, context: null });
    const asked = said(active());
    asked.house(decideErasure(asked.state, 'request', asked.now));
    expect(asked.state.context).toBeNull();
  });

  it('[G35][VC4][CO4] is deleted when a required agreement is taken back, and only then', () => {
    const agreed = queued({ consent: 'required' }).agree();
    expect(said(agreed).agree(false).state.context).toBeNull();
    expect(said(queued({ consent: 'notice' })).agree(false).state.context).not.toBeNull();
  });

  it('[G35][VC1][VC4] is deleted when an agreement comes to be required that was not given', () => {
    const under = (talk: Talk, version: number): Talk => {
      const consentText = { version: 'second', text: 'This conversation may be read.' };
      return talk.house(decidePolicy(talk.state, documentOf({ consent: 'required', consentText }, version)));
    };
    expect(under(said(queued()), 1).state.context).toBeNull();
    expect(
      said(queued()).house(decidePolicy(queued().state, documentOf({}, 1))).state.context,
    ).not.toBeNull();
    // Agreed to another text than is shown now.
    expect(under(said(queued({ consent: 'required' }).agree()), 1).state.context).toBeNull();
    const agreed = said(under(queued(), 1).agree());
    expect(under(agreed, 2).state.context).not.toBeNull();

    const document = documentOf({ consent: 'required' }, 1);
    const destination = { workgroup: 'bank' as WorkgroupId, document };
    const moved = said(active()).house({ changes: [{ kind: 'moved', ...destination }], entries: [] });
    expect(moved.state).toMatchObject({ workgroup: 'bank', context: null });
  });
});

describe('what a client makes of what a page tells it', () => {
  it('[G35][VC1] is always a frame that is taken', () => {
    const much = 'x'.repeat(5_000);
    const wild: VisitorClaims = {
      page: { url: 'https://shop.example/', title: `👍${much}` },
      referrer: 'android-app://com.example',
      language: 'de_DE.UTF-8',
      device: null,
      fields: Object.fromEntries([
        ['', 'x'],
        ['__proto__', 'x'],
        [much, 'x'],
        ['plan', 3 as unknown as string],
        ...Array.from({ length: 30 }, (_, index) => [`n${index}`, much]),
      ]),
    };
    const made = fitting(wild);
    expect(verdict(made)).toBe('frame');
    expect(made).toMatchObject({ referrer: null, language: null, fields: { plan: '3' } });
    expect([...(made.page?.title ?? '')]).toHaveLength(200);
    expect(Object.keys(made.fields)).toHaveLength(20);
    expect(verdict(fitting({ ...wild, page: { url: `https://shop.example/${much}`, title: '' } }))).toBe(
      'frame',
    );
    expect(fitting(claims)).toEqual(claims);
    expect(JSON.stringify(made).length).toBeLessThan(limits.frameBytes);
  });
});
