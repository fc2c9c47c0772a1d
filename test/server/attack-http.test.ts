// What is read and set over HTTP on the real server, asked by everybody whom it is not for.
import { describe, expect, it } from 'vitest';
import { grants } from '../../core/domain/identity.js';
import { refusals } from '../../core/domain/refusal.js';
import { rates } from '../../party/room/rate-limit.js';
import { type Person, post, useParley } from '../support/parley-server.js';
import { newConversationId, newSecret, signBridgeToken } from '../support/raw-client.js';

const parley = useParley();
const bodyOf = (code: string, sentence: string): string => JSON.stringify({ code, sentence });
const nothing = bodyOf('not-found', 'There is nothing here.');
const inside = /\bat \S+ \(|\.[jt]s\b|undefined|\bError\b/;

describe('[TH11][TH12] who may read and set what over HTTP', () => {
  const conversationRoutes = [
    'transcript',
    'transcript.json',
    'timeline.json',
    'timeline.csv',
    'record.json',
    'metrics.json',
  ];
  const workgroupRoutes: readonly (readonly [string, string, readonly string[], string?])[] = [
    ['GET', 'policy', ['configure']],
    ['PUT', 'policy', ['configure'], JSON.stringify({ monitors: { requires: 'signed-in' } })],
    ['POST', 'closed/search', ['handle', 'monitor', 'export'], '{}'],
    ['GET', 'today', ['monitor']],
    ['GET', 'snapshot', ['monitor']],
    ['DELETE', 'customers/~nobody', ['configure']],
  ];
  const forbidden = bodyOf('forbidden', refusals.forbidden);

  it.each(grants.map((grant) => [grant]))(
    '[TH11] %s alone opens what it is for, and nothing else',
    async (grant) => {
      const { id, customer } = await parley.begin();
      const token = await parley.tokenOf({
        id: `only-${grant.toLowerCase()}`,
        role: 'supervisor',
        grants: [grant],
      });
      for (const path of conversationRoutes) {
        const opens = path.startsWith('t') ? ['export'] : ['export', 'monitor'];
        const { status, body } = await parley.ask('GET', `main/${id}/${path}`, `Bearer ${token}`);
        const expected = opens.includes(grant) ? 200 : 404;
        expect([path, status]).toEqual([path, expected]);
        if (expected === 404) expect(body).toBe(nothing);
      }
      for (const [method, path, needs, sent] of workgroupRoutes) {
        const { status, body } = await parley.ask(method, `workgroup/sales/${path}`, `Bearer ${token}`, sent);
        const expected = needs.includes(grant) ? 200 : 403;
        expect([method, path, status]).toEqual([method, path, expected]);
        if (expected === 403) expect(body).toBe(forbidden);
      }
      customer.close();
    },
  );

  it('[TH4][TH11][TH12] nobody else is told anything, and what is not theirs is as what is not there', async () => {
    const { id, customer } = await parley.begin();
    const others: readonly Person[] = [
      { id: 'mallory', role: 'agent', grants: [] },
      { id: 'mallory2', role: 'supervisor', grants: [...grants], workgroups: ['support'] },
      // Watching has no effect without the flag of the profile.
      { id: 'mallory3', role: 'agent', grants: ['monitor'], supervisor: false },
      { id: 'mallory4', role: 'customer', grants: [...grants], supervisor: true },
    ];
    const authorizations = [
      ...(await Promise.all(others.map(async (each) => `Bearer ${await parley.tokenOf(each)}`))),
      `Bearer ${await signBridgeToken(parley.server.secret, { id: 'gate', channel: 'api', workgroups: ['sales'] })}`,
      `Parley-Secret ${newSecret()}`,
    ];
    const nowhere = newConversationId();
    for (const authorization of authorizations) {
      for (const path of [...conversationRoutes, 'record', '__proto__', 'constructor']) {
        const asked = [id, nowhere].map((room) => parley.ask('GET', `main/${room}/${path}`, authorization));
        const answers = (await Promise.all(asked)).map((each) => {
          const { date: _date, ...headers } = Object.fromEntries(each.headers);
          return { ...each, headers };
        });
        expect(answers[0]).toEqual(answers[1]);
        expect([answers[0]?.status, answers[0]?.body]).toEqual([404, nothing]);
      }
    }
    for (const authorization of authorizations) {
      for (const [method, path, , sent] of workgroupRoutes) {
        const { status, body } = await parley.ask(method, `workgroup/sales/${path}`, authorization, sent);
        expect([method, path, status, body]).toEqual([method, path, 404, nothing]);
      }
    }
    // Nor is there a workgroup that nobody configured, for whoever might say that they have a grant in it.
    const ghost = await parley.tokenOf({
      id: 'ghost',
      role: 'supervisor',
      grants: [...grants],
      workgroups: ['ghosts'],
    });
    const asked = await parley.ask('GET', 'workgroup/ghosts/policy', `Bearer ${ghost}`);
    expect([asked.status, asked.body]).toEqual([404, nothing]);
    customer.close();
  });

  it('[TH11] a customer reads their own, and nothing that is for staff', async () => {
    const { id, secret, customer } = await parley.begin();
    const statuses = await Promise.all(
      conversationRoutes.map(
        async (path) => (await parley.ask('GET', `main/${id}/${path}`, `Parley-Secret ${secret}`)).status,
      ),
    );
    expect(statuses).toEqual([200, 200, 200, 200, 404, 404]);
    customer.close();
  });

  it('[PT9][TH11] what is refused for its form is told what was expected, and nothing from inside', async () => {
    const token = await parley.tokenOf({ id: 'root', role: 'supervisor', grants: ['configure', 'export'] });
    for (const sent of [
      '',
      '{',
      'null',
      '[]',
      '{"whisper":{"$ne":1}}',
      '{"__proto__":{"whisper":"off"}}',
      '"\ud800"',
    ]) {
      for (const [method, path] of [
        ['PUT', 'policy'],
        ['POST', 'closed/search'],
      ] as const) {
        const { status, body } = await parley.ask(method, `workgroup/sales/${path}`, `Bearer ${token}`, sent);
        expect([path, sent, status]).toEqual([path, sent, 400]);
        expect(Object.keys(JSON.parse(body) as object)).toEqual(['code', 'sentence', 'faults']);
        expect(body).not.toMatch(inside);
      }
    }
  });

  it('[TH36] whoever reads too often is told when to come again, in a header, and the same words always', async () => {
    const { id, secret, customer } = await parley.begin();
    const read = () => parley.ask('GET', `main/${id}/transcript`, `Parley-Secret ${secret}`);
    const many = 3 * rates.customer.reading.burst;
    let refused: Awaited<ReturnType<typeof read>>[] = [];
    // A machine that is slow enough gives back as fast as these come.
    for (let round = 0; refused.length === 0 && round < 5; round += 1) {
      const answers = await Promise.all(Array.from({ length: many }, read));
      refused = answers.filter(({ status }) => status !== 200);
    }
    expect(refused.length).toBeGreaterThan(0);
    for (const { status, body, headers } of refused) {
      expect([status, body]).toEqual([429, bodyOf('rate-limited', refusals['rate-limited'])]);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(await customer.command(post('I may still write'))).toMatchObject({ type: 'accepted' });
    customer.close();
  });
});
