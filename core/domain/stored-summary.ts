/** Summaries that another build has stored, with what that one did not know. */
import { noActivity } from './activity.js';
import type { Summary } from './summary.js';

/** As if nobody stood by and nothing had been counted; the conversation tells what is so as soon as it tells anything. */
const unstored = { standby: [], activity: noActivity } as const satisfies Partial<Summary>;

export const summaryIn = (stored: Summary): Summary => ({ ...unstored, ...stored });
