/** What a fault is: something that is done to a floor while everybody goes on writing. */
import type { Floor } from './floor.js';

export interface Scenario {
  /** What it proves, as test titles say it. */
  readonly ids: string;
  readonly says: string;
  /** Does it and undoes it. */
  run(floor: Floor): Promise<void>;
  /** Takes longer than the rest at the pace of a real clock, and is therefore drawn less often. */
  readonly isLong?: true;
  /** Takes as long as it takes, however fast the clients' clocks run. */
  readonly isByTheServersClock?: true;
}

export type Scenarios = Readonly<Record<string, Scenario>>;
