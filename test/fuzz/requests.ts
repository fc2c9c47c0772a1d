/** Requests that nobody in their senses would make: odd paths, headers and bodies, and what they are answered. */
import { bridgeUp } from '../../core/protocol/bridge-up.js';
import { policyDocument } from '../../core/protocol/policy-document.js';
import { closedQuery } from '../../core/protocol/workgroup-up.js';
import type { Arena } from './arena.js';
import type { Asked } from './ask.js';
import { ask } from './ask.js';
import { spoil } from './mutations.js';
import type { Random } from './random.js';
import type { FuzzReport } from './report.js';
import { answerFault } from './rules.js';
import { SessionKnowledge } from './session-knowledge.js';
import { valueFor } from './values.js';

/** Who may configure, and whose bridge may speak. */
export interface Bearers {
  readonly admin: string;
  readonly bridge: string;
}

const names = [
  '__proto__',
  'constructor',
  'toString',
  'valueOf',
  '%5f%5fproto%5f%5f',
  '..%2fmain',
  '%2e%2e',
  '',
  '~x',
];
const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'];
const readings = [
  'transcript',
  'transcript.json',
  'timeline.json',
  'timeline.csv',
  'record.json',
  'metrics.json',
];

const strange = (arena: Arena, random: Random): string => {
  const segment = (): string =>
    random.pick([
      ...names,
      'parties',
      'main',
      'workgroup',
      'desk',
      'internal',
      'lab',
      arena.conversation,
      'x'.repeat(random.pick([100, 1_000, 5_000])),
      '%00',
      '%ff',
      '%E2%80%AE',
      ';a=b',
      '*',
      '.',
    ]);
  const prefix = random.pick([
    '/parties/main/',
    '/parties/workgroup/',
    '/parties/desk/',
    '/parties/',
    '/party/',
    '//',
    '/',
  ]);
  const query = random.pick(['', '', '?_pk=x', '?__proto__[x]=1', `?token=${'x'.repeat(3_000)}`, '?%']);
  return prefix + Array.from({ length: random.between(1, 4) }, segment).join('/') + query;
};

const oddHeaders: readonly Readonly<Record<string, string>>[] = [
  {},
  { authorization: 'Bearer' },
  { authorization: 'Bearer true' },
  { authorization: 'Bearer [] {}' },
  { authorization: 'constructor x' },
  { authorization: `Bearer ${'x'.repeat(6_000)}` },
  { authorization: 'Parley-Secret __proto__' },
  { authorization: `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.` },
  { origin: 'null' },
  { origin: 'https://evil.example', 'access-control-request-method': 'PUT' },
  { 'x-parley-signature': 'x', 'x-parley-time': '0', 'x-user-role': 'supervisor' },
  { 'content-type': 'multipart/form-data; boundary=x' },
  { 'content-encoding': 'gzip' },
  { 'x-forwarded-for': '127.0.0.1', 'x-http-method-override': 'DELETE' },
  { host: 'evil.example' },
];

type Make = (arena: Arena, bearers: Bearers, random: Random) => Asked;

const bearing = (token: string) => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' });

/** Mostly the document that is meant, sometimes spoiled. */
const document = (value: unknown, random: Random): string | Buffer =>
  random.chance(0.5) ? JSON.stringify(value) : spoil(value as Readonly<Record<string, unknown>>, random).data;

const asked = {
  strange: [
    4,
    (arena, bearers, random) => ({
      method: random.pick(methods),
      path: strange(arena, random),
      headers: { ...random.pick(oddHeaders), ...(random.chance(0.3) ? bearing(bearers.admin) : {}) },
      body: random.pick(['', '{}', 'x'.repeat(70_000), '{"__proto__":{"x":1}}']),
    }),
  ],
  policy: [
    4,
    (arena, { admin }, random) => ({
      method: random.chance(0.8) ? 'PUT' : 'GET',
      path: '/parties/workgroup/lab/policy',
      headers: bearing(admin),
      body: document(valueFor(policyDocument, new SessionKnowledge(arena, random), random), random),
    }),
  ],
  search: [
    3,
    (arena, { admin }, random) => ({
      method: 'POST',
      path: `/parties/workgroup/${random.pick(['lab', 'sales', 'nowhere'])}/closed/search`,
      headers: bearing(admin),
      body: document(valueFor(closedQuery, new SessionKnowledge(arena, random), random), random),
    }),
  ],
  customers: [
    2,
    (_arena, { admin }, random) => ({
      method: 'DELETE',
      path: `/parties/workgroup/lab/customers/${random.pick([...names, '~nobody', 'nobody', 'x'.repeat(81), '~~', 'a.b'])}`,
      headers: bearing(admin),
      body: '',
    }),
  ],
  bridge: [
    3,
    (arena, { bridge }, random) => ({
      method: 'POST',
      path: `/parties/main/cv_${random.text('abcdefgh', 22)}/bridge`,
      headers: bearing(bridge),
      body: document(valueFor(bridgeUp, new SessionKnowledge(arena, random), random), random),
    }),
  ],
  exports: [
    4,
    (arena, { admin }, random) => {
      const credential = random.pick([...Object.values(arena.people)]);
      const authorization =
        credential.kind === 'token' ? `Bearer ${credential.token}` : `Parley-Secret ${credential.secret}`;
      return {
        method: random.chance(0.9) ? 'GET' : random.pick(methods),
        path: `/parties/main/${arena.conversation}/${random.pick(readings)}`,
        headers: random.chance(0.8) ? { authorization } : { ...random.pick(oddHeaders), ...bearing(admin) },
        body: '',
      };
    },
  ],
} as const satisfies Readonly<Record<string, readonly [weight: number, make: Make]>>;
type AskedName = keyof typeof asked;

const weights = Object.fromEntries(
  Object.entries(asked).map(([name, [weight]]) => [name, weight]),
) as Readonly<Record<AskedName, number>>;

/** One request, and whether its answer is one of those that there are. */
export const request = async (
  place: { readonly index: number; readonly arena: Arena; readonly bearers: Bearers },
  random: Random,
  report: FuzzReport,
): Promise<void> => {
  const { arena, bearers, index } = place;
  const name = random.weighted(weights);
  const made = asked[name][1](arena, bearers, random);
  report.requests += 1;
  const { body: sent, ...rest } = made;
  const isBodyless = made.method === 'GET' || made.method === 'HEAD';
  const { status, body } = await ask(
    arena.server.port,
    isBodyless || sent === undefined ? rest : { ...rest, body: sent },
  );
  report.count('statuses', String(status));
  const answered = { status, body: made.method === 'HEAD' ? null : body };
  const fault = await answerFault(answered, name === 'strange' ? 'any' : 'ours');
  if (fault === null) return;
  const { method, path, headers } = made;
  report.find({
    session: index,
    who: `request: ${name}`,
    fault,
    answer: `${status} ${body.slice(0, 500)}`,
    frames: [`${method} ${path}`, JSON.stringify(headers), String(made.body).slice(0, 2_000)],
  });
};
