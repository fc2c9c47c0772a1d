/** Runs the property outside of vitest, over this source text or a changed one. */
import fc from 'fast-check';
import { Meter } from './meter.js';
import { check } from './property.js';
import { anyScript } from './scripts.js';
import { anyUplink, checkUplink } from './uplink.js';

/** What rooms send, or what clients send. */
export const properties = {
  rooms: (meter, passed) =>
    fc.asyncProperty(anyScript, async (script) => {
      await check(script, meter);
      passed();
    }),
  uplink: (meter, passed) =>
    fc.asyncProperty(anyUplink, async (script) => {
      await checkUplink(script, meter);
      passed();
    }),
} as const satisfies Record<string, (meter: Meter, passed: () => void) => unknown>;

export type PropertyName = keyof typeof properties;
export const isPropertyName = (name: string): name is PropertyName => Object.hasOwn(properties, name);

export interface HuntOptions {
  readonly of?: PropertyName;
  readonly runs: number;
  readonly seed: number;
  readonly path?: string;
  /** Whether a counterexample is made smaller. */
  readonly isShrunk?: boolean;
  /** Called after each run. */
  readonly passed?: (meter: Meter) => void;
}

export interface Hunted {
  readonly meter: Meter;
  /** Null: nothing was found. */
  readonly found: {
    /** After so many runs. */
    readonly runs: number;
    readonly seed: number;
    readonly path: string;
    readonly message: string;
    readonly counterexample: string;
  } | null;
}

/** Step by step, a line for each. */
const told = (script: { readonly policy: object; readonly steps: readonly object[] } | null): string =>
  [script?.policy ?? {}, ...(script?.steps ?? [])].map((each) => JSON.stringify(each)).join('\n');

export const hunt = async ({
  of = 'rooms',
  runs,
  seed,
  path,
  isShrunk = false,
  passed,
}: HuntOptions): Promise<Hunted> => {
  const meter = new Meter();
  const parameters = {
    numRuns: runs,
    seed,
    endOnFailure: !isShrunk,
    ...(path === undefined ? {} : { path }),
  };
  const during = (): void => passed?.(meter);
  const details =
    of === 'rooms'
      ? await fc.check(properties.rooms(meter, during), parameters)
      : await fc.check(properties.uplink(meter, during), parameters);
  if (!details.failed) return { meter, found: null };
  const cause = details.errorInstance;
  return {
    meter,
    found: {
      runs: details.numRuns,
      seed: details.seed,
      path: details.counterexamplePath ?? '',
      message: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
      counterexample: told(details.counterexample?.[0] ?? null),
    },
  };
};
