/** What an evaluator may try, in order, and by which frame one sees that it was done. */
import type { TappedFrame } from './wire-tap.js';

export interface Step {
  readonly title: string;
  readonly note: string;
  readonly isDone: (frame: TappedFrame) => boolean;
}

const says =
  (pane: string, type: string, part = '') =>
  (frame: TappedFrame): boolean =>
    frame.pane === pane && frame.direction === 'up' && frame.type === type && frame.text.includes(part);

export const steps: readonly Step[] = [
  {
    title: 'Write as the customer',
    note: 'Open the chat and say something.',
    isDone: says('customer', 'post'),
  },
  { title: 'Accept as Anna', note: 'Queue, Accept, then answer.', isDone: says('agent', 'accept') },
  {
    title: 'Go online as Maria',
    note: 'Watching needs it, so that nobody watches who is not there.',
    isDone: says('supervisor', 'set-availability', '"available"'),
  },
  {
    title: 'Monitor as Maria',
    note: 'Binoculars. Watch the other two: nothing happens there.',
    isDone: says('supervisor', 'supervise', '"monitor"'),
  },
  {
    title: 'Whisper to Anna',
    note: 'Blue, for Anna alone. The customer’s socket gets no byte.',
    isDone: says('supervisor', 'post', '"whisper"'),
  },
  {
    title: 'Join',
    note: 'Now both are told. What Maria writes is private until she chooses otherwise.',
    isDone: says('supervisor', 'supervise', '"join"'),
  },
  {
    title: 'Take over',
    note: 'You are introduced; Anna’s draft is kept, her composer locked.',
    isDone: says('supervisor', 'take-over'),
  },
  { title: 'Hand back', note: 'Anna goes on where she was.', isDone: says('supervisor', 'hand-back') },
  { title: 'End and wrap up', note: 'Compare the two transcripts.', isDone: says('agent', 'end') },
];
