#!/usr/bin/env node
// The command line of Parley. `parley token` signs a token for trying things out and for scripts; a real
// application signs its own tokens where it knows who its users are (docs: the token's claims).
import { parseArgs } from 'node:util';
import { SignJWT } from 'jose';

const ROLES = /** @type {const} */ (['customer', 'agent', 'supervisor']);
const SHORTEST_SECRET = 32;

/** What a role may do in each of its workgroups when `--grants` does not say otherwise. */
const DEFAULT_GRANTS = {
  customer: [],
  agent: ['handle'],
  supervisor: ['monitor', 'whisper', 'join', 'takeover', 'assign', 'transfer', 'forceClose', 'export'],
};

const GRANTS = [...DEFAULT_GRANTS.agent, ...DEFAULT_GRANTS.supervisor, 'unmask', 'configure'];

const CHANNELS = ['api', 'messaging', 'sms', 'record'];

const HELP = `Usage: parley token --customer|--agent|--supervisor --id ID --name NAME [options]
       parley token --bridge --id ID --channel NAME --workgroup NAME [options]

Prints a token signed with PARLEY_SECRET from the environment. A bridge is a server that speaks for the customers
of another channel.

  --channel NAME       of a bridge: ${CHANNELS.join(', ')}

  --workgroup NAME     a workgroup the token is good for; may be repeated
  --grants a,b         instead of the role's own: ${GRANTS.join(', ')}
  --max-sessions N     how many conversations at once (4)
  --minutes N          how long the token is good for (60)

PARLEY_ISSUER sets the issuer (parley).`;

/** A mistake in how the command was called: one sentence, no stack. */
class UsageError extends Error {}

/** @param {string[]} args */
function readArgs(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        customer: { type: 'boolean' },
        agent: { type: 'boolean' },
        supervisor: { type: 'boolean' },
        bridge: { type: 'boolean' },
        channel: { type: 'string' },
        id: { type: 'string' },
        name: { type: 'string' },
        workgroup: { type: 'string', multiple: true },
        grants: { type: 'string' },
        'max-sessions': { type: 'string' },
        minutes: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/**
 * @param {string | undefined} text
 * @param {number} otherwise
 * @param {string} option
 */
function wholeNumber(text, otherwise, option) {
  if (text === undefined) return otherwise;
  if (!/^[1-9]\d{0,6}$/.test(text))
    throw new UsageError(`${option} is a whole number above zero, not ${text}.`);
  return Number(text);
}

function readSecret() {
  const secret = process.env.PARLEY_SECRET;
  if (!secret)
    throw new UsageError('PARLEY_SECRET is not set; it is the secret the server checks tokens with.');
  if (secret.length < SHORTEST_SECRET) {
    throw new UsageError(`PARLEY_SECRET is shorter than ${SHORTEST_SECRET} characters.`);
  }
  return new TextEncoder().encode(secret);
}

/**
 * @param {string | undefined} text
 * @param {(typeof ROLES)[number]} role
 */
function readGrants(text, role) {
  if (text === undefined) return DEFAULT_GRANTS[role];
  const grants = text.split(',').filter(Boolean);
  const unknown = grants.filter((grant) => !GRANTS.includes(grant));
  if (unknown.length > 0) throw new UsageError(`There is no grant called ${unknown.join(', ')}.`);
  return grants;
}

/** @param {ReturnType<typeof readArgs>['values']} values */
function readBridgeClaims({ id, channel, workgroup: workgroups = [], ...others }) {
  if (others.customer || others.agent || others.supervisor) {
    throw new UsageError('A bridge is no person: --bridge stands alone.');
  }
  if (!id) throw new UsageError('--id is needed.');
  if (!channel || !CHANNELS.includes(channel)) {
    throw new UsageError(`--channel is one of ${CHANNELS.join(', ')}.`);
  }
  if (workgroups.length === 0) throw new UsageError("A bridge's token needs at least one --workgroup.");
  return { sub: id, role: 'bridge', channel, workgroups };
}

/** @param {ReturnType<typeof readArgs>['values']} values */
function readClaims(values) {
  if (values.bridge) return readBridgeClaims(values);
  const roles = ROLES.filter((role) => values[role]);
  const [role] = roles;
  if (role === undefined || roles.length > 1) {
    throw new UsageError('Say who it is for: one of --customer, --agent, --supervisor.');
  }
  if (!values.id || !values.name) throw new UsageError('--id and --name are needed.');
  const workgroups = values.workgroup ?? [];
  if (role !== 'customer' && workgroups.length === 0) {
    throw new UsageError("A staff member's token needs at least one --workgroup.");
  }
  const grants = readGrants(values.grants, role);
  return {
    sub: values.id,
    name: values.name,
    role,
    grants: Object.fromEntries(workgroups.map((workgroup) => [workgroup, grants])),
    supervisor: role === 'supervisor',
    maxSessions: wholeNumber(values['max-sessions'], 4, '--max-sessions'),
  };
}

/** @param {string[]} args */
async function main(args) {
  const { values, positionals } = readArgs(args);
  if (values.help) return HELP;
  if (positionals.length !== 1 || positionals[0] !== 'token') throw new UsageError(HELP);
  const claims = readClaims(values);
  const minutes = wholeNumber(values.minutes, 60, '--minutes');
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(process.env.PARLEY_ISSUER || 'parley')
    .setAudience('parley')
    .setIssuedAt(now)
    .setExpirationTime(now + minutes * 60)
    .sign(readSecret());
}

try {
  console.log(await main(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
