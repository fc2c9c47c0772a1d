/** A conversation that is full: each audience has room of its own, and everything but posting goes on. */
import { describe, expect, it } from 'vitest';
import { decideErasure } from '../../core/domain/decide-house.js';
import { mostCharacters, quota } from '../../core/domain/quota.js';
import type { Counts } from '../../core/domain/timeline.js';
import { conversationId, customerIn, parleyWorld, secretFor, staffIn } from '../support/actors.js';
import {
  active,
  agent,
  anna,
  bert,
  carla,
  queued,
  sam,
  supervisor,
  type Talk,
  tess,
} from '../support/builders.js';

/** As if so many entries had been written before. */
const holding = (talk: Talk, counts: Counts): Talk => {
  talk.state = { ...talk.state, counts: { ...talk.state.counts, ...counts } };
  return talk;
};
const post = (audience: 'everyone' | 'staff' | 'whisper', epoch?: number) =>
  ({ type: 'post', audience, text: 'x', epoch }) as const;

const joined = (policy = {}): Talk => active(policy).monitor(sam).join(sam);

describe('[PO16][TH39] the room for one audience', () => {
  it.each([
    ['a customer', carla, post('everyone'), 'everyone', { everyone: quota.everyone - 1 }],
    ['a handler', anna, post('everyone', 1), 'everyone', { everyone: quota.everyone - 1 }],
    ['who joined', sam, post('everyone', 1), 'everyone', { everyone: quota.everyone - 1 }],
    ['a note', anna, post('staff'), 'staff', { staff: quota.staff - 1 }],
    ['a whisper', sam, post('whisper', 1), 'backstage', { [`whisper:${anna.id}`]: quota.backstage - 4 }],
    ['a whisper among audits', sam, post('whisper', 1), 'backstage', { supervisors: quota.backstage - 1 }],
  ])(
    '[PO16][TH39] %s: the last entry there is room for is taken, the next refused',
    (_, who, command, of, counts) => {
      const talk = holding(joined(), counts);
      const rest = Object.entries(talk.state.counts)
        .filter(([stream]) => (of === 'backstage' ? !['everyone', 'staff'].includes(stream) : stream === of))
        .reduce<number>((sum, [, count]) => sum - count, quota[of as keyof typeof quota]);
      for (let n = 0; n < rest; n += 1) talk.do(who, command);
      const before = talk.everything();
      expect(talk.refusal(who, command)).toBe('room-full');
      expect(talk.everything()).toBe(before);
      expect(rest).toBeGreaterThan(0);
    },
  );

  it('[PO16][TH39] counts what was written, too: many long messages fill it before many entries do', () => {
    const talk = joined();
    const text = 'x'.repeat(4_000);
    talk.state = { ...talk.state, volumes: { everyone: mostCharacters - 2 * text.length } };
    const long = { ...post('everyone'), text } as const;
    talk.do(carla, long).do(carla, long);
    expect(talk.refusal(carla, long)).toBe('room-full');
    expect(talk.refusal(anna, { ...post('everyone', 1), text: 'x' })).toBe('room-full');
    // What is private has its own.
    talk.do(anna, { ...post('staff'), text });
    expect(talk.state.volumes).toEqual({ everyone: mostCharacters, staff: text.length });
  });

  it('[PO16][TH39] takes nothing from the others', () => {
    const whispered = { [`whisper:${anna.id}`]: quota.backstage, supervisors: quota.backstage };
    const full = {
      everyone: { everyone: quota.everyone },
      staff: { staff: quota.staff },
      whisper: whispered,
    };
    for (const [audience, counts] of Object.entries(full)) {
      const talk = holding(joined(), counts);
      const answers = [post('everyone', 1), post('staff'), post('whisper', 1)].map((command) => {
        const decision = talk.ask(sam, command);
        return [command.audience, decision.kind === 'refused' ? decision.refusal.code : 'accepted'];
      });
      expect(Object.fromEntries(answers)).toEqual({
        everyone: 'accepted',
        staff: 'accepted',
        whisper: 'accepted',
        [audience]: 'room-full',
      });
    }
  });
});

describe('[PO16] in a full conversation', () => {
  const everything = {
    everyone: quota.everyone + 5,
    staff: quota.staff + 5,
    supervisors: quota.backstage + 5,
    [`whisper:${anna.id}`]: quota.backstage,
  };

  it('[PO16][TH39] who may read, end, watch, take over and wrap up still may, and it can be erased', () => {
    const talk = holding(active(), everything);
    expect(talk.header(carla).you.may).toEqual(expect.arrayContaining(['read-history', 'mark-read', 'end']));
    expect(talk.header(carla).you.may).not.toContain('post-to-everyone');
    expect(talk.header(anna).you.may).toEqual(expect.arrayContaining(['read-history', 'end', 'tag', 'hold']));
    talk.monitor(sam).join(sam).takeOver(sam).handBack(sam).leave(sam).end(anna).wrapUp(anna);
    expect(talk.state.phase.kind).toBe('closed');
    talk.house(decideErasure(talk.state, 'request', talk.now));
    expect(talk.state.erased).toMatchObject({ cause: 'request' });
  });

  it('[PO16][CO4] agreement can be taken back, and is not given and taken in turns', () => {
    const agreed = holding(queued({ consent: 'required' }).agree(), everything);
    expect(agreed.refusal(carla, post('everyone'))).toBe('room-full');
    agreed.agree(false);
    const again = {
      type: 'consent',
      version: agreed.state.policy.consentText.version,
      agreed: true,
    } as const;
    expect(agreed.refusal(carla, again)).toBe('room-full');
  });
});

describe('[PO16] what is hidden fills nobody’s room', () => {
  const bytes = (talk: Talk, who: typeof anna): string =>
    JSON.stringify([talk.header(who), talk.ask(who, post('everyone', 1)), talk.ask(who, post('staff'))]);

  it('[PO16][VI8][VI9] neither a customer’s nor an agent’s, though it be full of what they do not see', () => {
    const hidden = { supervisors: quota.backstage, [`whisper:${bert.id}`]: quota.backstage };
    for (const who of [carla, anna]) {
      expect(bytes(holding(active(), hidden), who)).toBe(bytes(active(), who));
    }
    const noted = holding(active(), { staff: quota.staff });
    expect(bytes(noted, carla)).toBe(bytes(active(), carla));
  });

  it('[PO16][VI15] nor a supervisor’s, where supervisors are kept apart', () => {
    const apart = { supervisorsSeeEachOther: 'off' } as const;
    const others = {
      [`whisper:${anna.id}:${tess.id}`]: quota.backstage,
      [`supervisors:${tess.id}`]: quota.backstage,
    };
    const talk = holding(active(apart).monitor(sam).monitor(tess), others);
    expect(talk.ask(sam, post('whisper', 1))).toMatchObject({ kind: 'accepted' });
    expect(talk.refusal(tess, post('whisper', 1))).toBe('room-full');
  });
});

describe('[PO16][TH39] a room', () => {
  it('[PO16][TH39][RE1] that is full says so, stores nothing, and is read, ended, restarted and erased as ever', async () => {
    const world = parleyWorld();
    const room = world.conversation(conversationId(1));
    const before = await customerIn(world).enter();
    await before.post('The first');
    before.end.drop();
    await world.flush();
    const state = (await room.storage.get('state')) as { counts: Counts; position: number };
    const counts = { ...state.counts, everyone: quota.everyone - 3 };
    await room.storage.write(new Map([['state', { ...state, counts, position: quota.everyone }]]));
    await room.sleep();
    room.crash();

    const customer = await customerIn(world, 1, { device: 'another' }).enter();
    const handler = await staffIn(world, agent('Anna')).enter();
    // Being accepted is told to everyone, too.
    expect(await handler.command({ type: 'accept', epoch: 0 })).toMatchObject({ type: 'accepted' });
    expect(await customer.post('Last but one')).toMatchObject({ type: 'accepted', seq: quota.everyone - 1 });
    expect(await handler.post('The last', { epoch: 1 })).toMatchObject({ type: 'accepted' });
    expect(customer.timeline.at(-1)).toMatchObject({ seq: quota.everyone });
    const stored = JSON.stringify([...(await room.storage.list({ prefix: 'entry/' }))]);
    for (const answer of [await customer.post('No'), await handler.post('No', { epoch: 1 })]) {
      expect(answer).toMatchObject({
        code: 'room-full',
        sentence: 'This conversation cannot hold more.',
      });
    }
    expect(JSON.stringify([...(await room.storage.list({ prefix: 'entry/' }))])).toBe(stored);

    const watcher = await staffIn(world, supervisor('Maria')).enter();
    for (const command of [
      { type: 'supervise', mode: 'monitor' },
      { type: 'post', audience: 'whisper', text: 'There is room here', epoch: 1 },
      { type: 'take-over', epoch: 1 },
    ]) {
      expect(await watcher.command(command)).toMatchObject({ type: 'accepted' });
    }
    await customer.enter();
    expect(customer.texts.slice(-2)).toEqual(['Last but one', 'The last']);
    const credential = { kind: 'secret', value: secretFor(1) } as const;
    expect((await room.request({ path: 'transcript', credential }))?.body).toContain('The last');
    expect(await customer.command({ type: 'end' })).toMatchObject({ type: 'accepted' });
    await room.told({ type: 'erase' });
    await world.flush();
    expect((await room.request({ path: 'transcript', credential }))?.body).not.toContain('The last');
  });
});
