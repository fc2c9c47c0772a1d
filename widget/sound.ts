/** A short tone for a message that nobody looks at: where the customer turned it on, and in one tab alone. */
import { mayPlay, playNotes } from '../components/shared/tone.js';
import { alone } from './alone.js';
import { keepSeq, keptSeq } from './kept.js';

const SOUND = 'parley:sound';
/** For the tab in which somebody looks at it to say so. */
const MOMENT = 250;
const NOTES = [660, 880] as const;

let isOnHere = false;

/** Off until the customer says otherwise; kept for the site. */
export const isSoundOn = (): boolean => {
  try {
    return localStorage.getItem(SOUND) === 'on';
  } catch {
    return isOnHere;
  }
};

export const turnSound = (isOn: boolean): void => {
  isOnHere = isOn;
  try {
    if (isOn) localStorage.setItem(SOUND, 'on');
    else localStorage.removeItem(SOUND);
  } catch {
    // Then for as long as the page lives.
  }
};

let audio: AudioContext | null = null;

export const playTone = (): void => {
  if (typeof AudioContext === 'undefined') return;
  try {
    audio ??= new AudioContext();
    playNotes(audio, NOTES);
  } catch {
    // A machine without a speaker is none the worse for it.
  }
};

export class Ringer {
  readonly #play: () => void;

  constructor(play = playTone) {
    this.#play = play;
  }

  /** Looked at here, it rings nowhere. */
  async ring(conversation: string, seq: number, isLookedAt: boolean): Promise<void> {
    if (isLookedAt) return keepSeq(conversation, 'rung', seq);
    if (!isSoundOn() || !mayPlay()) return;
    await new Promise((resolve) => setTimeout(resolve, MOMENT));
    const isFirst = await alone(`parley:ring:${conversation}`, () => {
      const isNew = keptSeq(conversation, 'rung') < seq;
      keepSeq(conversation, 'rung', seq);
      return isNew;
    });
    if (isFirst) this.#play();
  }
}
