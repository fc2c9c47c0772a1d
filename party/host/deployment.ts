/** What the operator of a deployment sets, read from the environment once; or what is wrong with it. */
import type { Settings, Tokens } from '../room/ports.js';
import type { Channels } from './channel-settings.js';
import type { HookSetting } from './hook-settings.js';
import { randomName } from './ids.js';
import { logFor, writeLine } from './log.js';
import type { Origins } from './origins.js';
import { readOrigins } from './origins.js';
import { demoConfig, readSettings } from './settings.js';
import type { TokenKeys } from './tokens.js';
import { tokensFor } from './tokens.js';

export interface Deployment {
  readonly isDemo: boolean;
  readonly secret: string;
  readonly issuer: string;
  readonly origins: Origins | null;
  readonly settings: Settings;
  readonly channels: Channels;
  readonly hooks: readonly HookSetting[];
  readonly tokens: Tokens;
}

export type Environment = Readonly<Record<string, unknown>>;

const SHORTEST_SECRET = 32;
const DEFAULT_ISSUER = 'parley';

const names = [
  'PARLEY_SECRET',
  'PARLEY_DEMO',
  'PARLEY_CONFIG',
  'PARLEY_ORIGINS',
  'PARLEY_ISSUER',
  'PARLEY_JWKS_URL',
] as const;

type Values = Readonly<Record<(typeof names)[number], string>>;

/** An unset variable and an empty one are the same. */
const valuesOf = (env: Environment): Values =>
  Object.fromEntries(names.map((name) => [name, typeof env[name] === 'string' ? env[name] : ''])) as Values;

// One environment per process in practice; kept by its content, so that every room of it shares one demo secret.
const known = new Map<string, Deployment | null>();

/** Null when the deployment must not run; why is then in the log, once. */
export const deploymentOf = (env: Environment): Deployment | null => {
  const values = valuesOf(env);
  const key = JSON.stringify(values);
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = read(values);
  if ('faults' in made) writeLine('error', 'refused-to-start', { faults: made.faults.join(' ') });
  const deployment = 'faults' in made ? null : made;
  known.set(key, deployment);
  return deployment;
};

const read = (values: Values): Deployment | { readonly faults: readonly string[] } => {
  const isDemo = values.PARLEY_DEMO === '1';
  const secret = values.PARLEY_SECRET || (isDemo ? randomName(SHORTEST_SECRET) : '');
  const config = values.PARLEY_CONFIG || (isDemo ? demoConfig : '');
  const settings = config === '' ? null : readSettings(config, { isDemo });
  const origins = readOrigins(values.PARLEY_ORIGINS || (isDemo ? '*' : ''));
  const faults = [
    ...secretFaults(secret),
    ...(settings === null ? ['Set PARLEY_CONFIG to the JSON document that names the workgroups.'] : []),
    ...(settings?.kind === 'faults' ? settings.faults : []),
    ...(origins === null
      ? ['PARLEY_ORIGINS is a comma list of origins such as https://shop.example, or *.']
      : []),
    ...jwksFaults(values.PARLEY_JWKS_URL, isDemo),
  ];
  if (faults.length > 0 || settings?.kind !== 'settings' || origins === null) return { faults };
  const issuer = values.PARLEY_ISSUER || DEFAULT_ISSUER;
  const keys: TokenKeys =
    values.PARLEY_JWKS_URL === ''
      ? { kind: 'secret', secret }
      : { kind: 'jwks', url: values.PARLEY_JWKS_URL };
  return {
    isDemo,
    secret,
    issuer,
    // No list means no restriction; an empty list would shut everybody out.
    origins: origins.length === 0 ? null : origins,
    settings: settings.settings,
    channels: settings.channels,
    hooks: settings.hooks,
    tokens: tokensFor(keys, issuer, logFor({})),
  };
};

const secretFaults = (secret: string): readonly string[] => {
  if (secret === '') return [`Set PARLEY_SECRET to a random text of at least ${SHORTEST_SECRET} characters.`];
  if (secret.length < SHORTEST_SECRET) return [`PARLEY_SECRET has less than ${SHORTEST_SECRET} characters.`];
  return [];
};

const jwksFaults = (url: string, isDemo: boolean): readonly string[] => {
  if (url === '') return [];
  if (isDemo) return ['PARLEY_DEMO signs its own tokens and cannot be used together with PARLEY_JWKS_URL.'];
  return /^https:\/\/[^/]/.test(url) && URL.canParse(url) ? [] : ['PARLEY_JWKS_URL is an https address.'];
};
