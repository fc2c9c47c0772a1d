/** Short sounds, one for each kind of news: made here, so that no file has to be loaded and no page has to allow one. */
import type { NewsKind } from './inbox-news.js';

/** Frequencies, one after the other. */
const tones = {
  message: [660, 880],
  offer: [523, 659, 784],
  whisper: [440, 554],
  hand: [784, 659],
  takeover: [392, 330],
} as const satisfies Record<NewsKind, readonly number[]>;

const NOTE = 0.14;
const LOUDNESS = 0.08;

export interface Speaker {
  play(kind: NewsKind): void;
}

/** Browsers let a page sound only once somebody has pressed something in it. */
const mayPlay = (): boolean => globalThis.navigator?.userActivation?.hasBeenActive ?? false;

export class Tones implements Speaker {
  #audio: AudioContext | null = null;

  play(kind: NewsKind): void {
    if (!mayPlay() || typeof AudioContext === 'undefined') return;
    try {
      this.#audio ??= new AudioContext();
      void this.#audio.resume();
      this.#sound(this.#audio, tones[kind]);
    } catch {
      // A machine without a speaker is none the worse for it.
    }
  }

  #sound(audio: AudioContext, notes: readonly number[]): void {
    for (const [index, frequency] of notes.entries()) {
      const from = audio.currentTime + index * NOTE;
      const oscillator = audio.createOscillator();
      const gain = audio.createGain();
      oscillator.frequency.value = frequency;
      gain.gain.setValueAtTime(0, from);
      gain.gain.linearRampToValueAtTime(LOUDNESS, from + 0.02);
      gain.gain.exponentialRampToValueAtTime(0.0001, from + NOTE);
      oscillator.connect(gain).connect(audio.destination);
      oscillator.start(from);
      oscillator.stop(from + NOTE);
    }
  }
}
