// The customer's agreement to being monitored: rules CO1 to CO4.
import { describe, expect, it } from 'vitest';
import type { Command } from '../../core/domain/command.js';
import { decidePolicy } from '../../core/domain/decide-house.js';
import { rowFor, summaryOf } from '../../core/domain/summary.js';
import type { Talk } from '../support/builders.js';
import { anna, carla, documentOf, queued, sam, supervisor, tess } from '../support/builders.js';

const monitor: Command = { type: 'supervise', mode: 'monitor' };
const required = (): Talk => queued({ consent: 'required' }).accept(anna);
const post = (talk: Talk): Command => ({ type: 'post', audience: 'everyone', text: 'x', epoch: talk.epoch });

describe('agreement', () => {
  it('[C04][P3][CO1] where it is required nobody writes and nobody watches before it', () => {
    const talk = required();
    expect(talk.refusal(carla, post(talk))).toBe('consent-required');
    expect(talk.refusal(anna, post(talk))).toBe('consent-required');
    expect(talk.refusal(sam, monitor)).toBe('consent-required');
    expect(talk.header(carla).you.may).not.toContain('post-to-everyone');
    expect(talk.header(sam).you.may).not.toContain('monitor');
    expect(talk.header(carla)).toMatchObject({ consent: { isRequired: true, version: '1', agreed: null } });
    expect(rowFor(sam, summaryOf(talk.state, talk.presence))?.unmonitorable).toBe('consent-required');
    talk.agree().say(carla, 'Hello?').say(anna, 'Hi').monitor(sam);
    expect(talk.lines(sam)).toContain('Hi');
    expect(rowFor(sam, summaryOf(talk.state, talk.presence))).not.toHaveProperty('unmonitorable');
  });

  it('[C04][CO1] to say no is not to agree', () => {
    const talk = required().agree(false);
    expect(talk.header(carla)).toMatchObject({ consent: { agreed: false } });
    expect(talk.refusal(carla, post(talk))).toBe('consent-required');
    expect(talk.agree().say(carla, 'x').refusal(carla, { type: 'consent', version: '0', agreed: true })).toBe(
      'bad-state',
    );
  });

  it.each([
    ['off', null],
    ['notice', { isRequired: false, agreed: null }],
  ] as const)('[P3][CO1] with %s nothing waits for it', (consent, shown) => {
    const talk = queued({ consent }).say(carla, 'Hello?').accept(anna).say(anna, 'Hi').monitor(sam);
    const header = talk.header(carla);
    expect(header.kind === 'customer' && header.consent).toEqual(shown && expect.objectContaining(shown));
    if (consent === 'off') {
      expect(talk.refusal(carla, { type: 'consent', version: '1', agreed: true })).toBe('forbidden');
    }
  });

  it('[C04][G21][CO2] is kept with who, when and which text, and told to everyone', () => {
    const talk = queued({ consent: 'required', consentText: { version: '7', text: 'We read along.' } }).sleep(
      3,
    );
    talk.agree();
    expect(talk.state.consent).toEqual({ version: '7', agreed: true, at: talk.now });
    expect(talk.entries.at(-1)).toMatchObject({
      audience: { kind: 'everyone' },
      at: talk.now,
      body: { kind: 'consented', version: '7', agreed: true },
    });
    expect(talk.accept(anna).header(anna)).toMatchObject({ consent: { version: '7', agreed: true } });
    const before = talk.everything();
    expect(talk.ask(carla, { type: 'consent', version: '7', agreed: true })).toMatchObject({ changes: [] });
    expect(talk.everything()).toBe(before);
    expect(talk.refusal(carla, { type: 'consent', version: '1', agreed: true }), 'another text').toBe(
      'bad-state',
    );
    expect(talk.refusal(anna, { type: 'consent', version: '7', agreed: true }), 'theirs alone').toBe(
      'forbidden',
    );
  });

  it('[C04][CO3] counts for the text that was agreed to alone', () => {
    const talk = required().agree().say(carla, 'Hello?').monitor(sam);
    const text = { version: '2', text: 'We read along and keep it.' };
    talk.house(decidePolicy(talk.state, documentOf({ consent: 'required', consentText: text }, 1)));
    expect(talk.header(carla)).toMatchObject({ consent: { version: '2', agreed: null } });
    expect(talk.refusal(carla, post(talk))).toBe('consent-required');
    expect(talk.refusal(tess, monitor)).toBe('consent-required');
    expect(rowFor(tess, summaryOf(talk.state, talk.presence))?.unmonitorable).toBe('consent-required');
    expect(talk.agree().say(carla, 'Well').ask(tess, monitor).kind).toBe('accepted');
  });

  it('[C04][R6][CO4] taken back, it ends all watching in the same turn', () => {
    const talk = required().agree().monitor(sam).monitor(tess).join(tess).agree(false);
    expect(talk.state.supervisions).toEqual([]);
    expect(talk.seen(sam)).toEqual([]);
    expect(talk.lines(carla).slice(-2), 'who had joined is seen to leave').toEqual(['(consented)', '(left)']);
    const noticed = queued().accept(anna).agree().monitor(supervisor('Wim')).agree(false);
    expect(noticed.state.supervisions, 'where it is not required nothing ends').toHaveLength(1);
  });

  it('[C04][CO4] whoever took over answers on', () => {
    const talk = required().agree().monitor(sam).takeOver(sam).agree(false);
    expect(talk.state.phase).toMatchObject({ handler: { id: sam.id } });
    expect(talk.state.supervisions).toHaveLength(1);
  });
});
