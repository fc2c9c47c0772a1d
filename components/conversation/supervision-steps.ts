/** How a supervisor's standing shows: which step it is, what is said about it, and where it can go from there. */
import type { Action, Standing } from '../../core/domain/permissions.js';
import type { IconName } from '../shared/staff-icons.js';

/** What can be asked of the bar. `whisper` asks for nothing but the place to write it. */
export type SuperviseAction = 'monitor' | 'whisper' | 'join' | 'take-over' | 'hand-back' | 'leave';

export interface Step {
  readonly action: 'monitor' | 'whisper' | 'join' | 'take-over';
  readonly icon: IconName;
}

/** From watching to answering; each tells more people that one is there than the one before. */
export const steps: readonly Step[] = [
  { action: 'monitor', icon: 'binoculars' },
  { action: 'whisper', icon: 'ear' },
  { action: 'join', icon: 'users' },
  { action: 'take-over', icon: 'headset' },
];

/** Standing by the step that one is at; `null` for whoever does not supervise. */
export const stepOf = {
  customer: null,
  handler: 'take-over',
  standby: null,
  displaced: null,
  monitoring: 'monitor',
  whispering: 'whisper',
  joined: 'join',
  outsider: null,
} as const satisfies Record<Standing, Step['action'] | null>;

/**
 * The steps to draw: the one that one is at, and those that may be taken. A step that is behind is not drawn, also
 * where the room would allow its command (monitoring while joined changes nothing).
 */
export const stepsFor = (standing: Standing, may: readonly Action[]): readonly Step[] => {
  const at = steps.findIndex((step) => step.action === stepOf[standing]);
  return steps.filter((step, index) => index === at || (index > at && may.includes(step.action)));
};

/** Whether nobody in the conversation needs to know that one is there. */
export const isUnseen: Readonly<Record<Standing, boolean>> = {
  customer: false,
  handler: false,
  standby: false,
  displaced: false,
  monitoring: true,
  whispering: false,
  joined: false,
  outsider: true,
};
