/** Short sounds, one for each kind of news: made here, so that no file has to be loaded and no page has to allow one. */
import { mayPlay, playNotes } from '../shared/tone.js';
import type { NewsKind } from './inbox-news.js';

/** Frequencies, one after the other. */
const tones = {
  message: [660, 880],
  offer: [523, 659, 784],
  whisper: [440, 554],
  hand: [784, 659],
  takeover: [392, 330],
} as const satisfies Record<NewsKind, readonly number[]>;

export interface Speaker {
  play(kind: NewsKind): void;
}

export class Tones implements Speaker {
  #audio: AudioContext | null = null;

  play(kind: NewsKind): void {
    if (!mayPlay() || typeof AudioContext === 'undefined') return;
    try {
      this.#audio ??= new AudioContext();
      playNotes(this.#audio, tones[kind]);
    } catch {
      // A machine without a speaker is none the worse for it.
    }
  }
}
