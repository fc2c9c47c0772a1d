// The `parley token` command, run as a user runs it.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';

const SECRET = 'a secret that is long enough to be used here';
const command = resolve(import.meta.dirname, '../../bin/parley.mjs');

function parley(args: readonly string[], env: Record<string, string> = { PARLEY_SECRET: SECRET }) {
  const { PARLEY_SECRET: _secret, PARLEY_ISSUER: _issuer, ...ours } = process.env;
  const result = spawnSync(process.execPath, [command, ...args], {
    encoding: 'utf8',
    env: { ...ours, ...env },
  });
  return { code: result.status, out: result.stdout.trim(), error: result.stderr.trim() };
}

async function claims(token: string) {
  const key = new TextEncoder().encode(SECRET);
  const { payload } = await jwtVerify(token, key, { audience: 'parley', algorithms: ['HS256'] });
  return payload;
}

const person = ['--id', 'maria', '--name', 'Maria'];

describe('[TC1] parley token signs what was asked for', () => {
  it('[TC1] gives an agent the right to handle in each workgroup', async () => {
    const { out, code } = parley([
      'token',
      '--agent',
      ...person,
      '--workgroup',
      'sales',
      '--workgroup',
      'support',
    ]);
    expect(code).toBe(0);
    expect(await claims(out)).toMatchObject({
      sub: 'maria',
      name: 'Maria',
      role: 'agent',
      grants: { sales: ['handle'], support: ['handle'] },
      supervisor: false,
      maxSessions: 4,
      iss: 'parley',
    });
  });

  it('[TC1] gives a supervisor the grants of supervision', async () => {
    const { out } = parley(['token', '--supervisor', ...person, '--workgroup', 'sales']);
    const { role, supervisor, grants } = await claims(out);
    expect({ role, supervisor }).toEqual({ role: 'supervisor', supervisor: true });
    expect(grants).toEqual({
      sales: ['monitor', 'whisper', 'join', 'takeover', 'assign', 'transfer', 'forceClose', 'export'],
    });
  });

  it('[TC1] gives a customer no grants and needs no workgroup', async () => {
    const { out } = parley(['token', '--customer', ...person]);
    expect(await claims(out)).toMatchObject({ role: 'customer', grants: {}, supervisor: false });
  });

  it('[TC1][B08] gives a bridge its channel and its workgroups, and nothing of a person', async () => {
    const { out } = parley(['token', '--bridge', '--id', 'gw', '--channel', 'sms', '--workgroup', 'sales']);
    const payload = await claims(out);
    expect(payload).toMatchObject({ sub: 'gw', role: 'bridge', channel: 'sms', workgroups: ['sales'] });
    expect(payload).not.toHaveProperty('grants');
  });

  it('[TC1] takes grants, sessions, minutes and issuer from the caller', async () => {
    const options = ['--grants', 'monitor,unmask', '--max-sessions', '9', '--minutes', '5'];
    const { out } = parley(['token', '--supervisor', ...person, '--workgroup', 'sales', ...options], {
      PARLEY_SECRET: SECRET,
      PARLEY_ISSUER: 'shop',
    });
    const payload = await claims(out);
    expect(payload).toMatchObject({ grants: { sales: ['monitor', 'unmask'] }, maxSessions: 9, iss: 'shop' });
    expect(Number(payload.exp) - Number(payload.iat)).toBe(300);
  });
});

describe('[TC2] parley token refuses with one sentence', () => {
  const agent = ['token', '--agent', ...person, '--workgroup', 'sales'];
  const refusals = [
    { why: 'no secret', args: agent, env: {}, says: /PARLEY_SECRET is not set/ },
    {
      why: 'a short secret',
      args: agent,
      env: { PARLEY_SECRET: 'tiny-and-private' },
      says: /shorter than 32/,
    },
    { why: 'no role', args: ['token', ...person], says: /one of --customer/ },
    { why: 'two roles', args: [...agent, '--supervisor'], says: /one of --customer/ },
    { why: 'no id', args: ['token', '--customer', '--name', 'Maria'], says: /--id and --name/ },
    { why: 'staff without a workgroup', args: ['token', '--agent', ...person], says: /--workgroup/ },
    { why: 'a bridge that is a person', args: [...agent, '--bridge'], says: /no person/ },
    {
      why: 'a bridge of our own page',
      args: ['token', '--bridge', '--id', 'gw', '--channel', 'web', '--workgroup', 'sales'],
      says: /--channel is one of api, messaging, sms, record/,
    },
    {
      why: 'a bridge without a workgroup',
      args: ['token', '--bridge', '--id', 'gw', '--channel', 'sms'],
      says: /--workgroup/,
    },
    { why: 'an unknown grant', args: [...agent, '--grants', 'fly'], says: /no grant called fly/ },
    { why: 'nonsense minutes', args: [...agent, '--minutes', '-1'], says: /minutes/ },
    { why: 'an unknown option', args: [...agent, '--fast'], says: /--fast/ },
  ];

  for (const { why, args, env = { PARLEY_SECRET: SECRET }, says } of refusals) {
    it(`[TC2] refuses ${why}`, () => {
      const { code, out, error } = parley(args, env);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(error).toMatch(says);
      expect(error).not.toMatch(/tiny-and-private|at .*parley\.mjs/);
    });
  }
});
