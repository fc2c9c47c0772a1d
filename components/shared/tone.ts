/** A few short notes, made here, so that no file has to be loaded and no page has to allow one. */

/** Seconds a note. */
const NOTE = 0.14;
const LOUDNESS = 0.08;

/** Frequencies in hertz, one after the other. */
export const playNotes = (audio: AudioContext, notes: readonly number[]): void => {
  void audio.resume();
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
};

/** Browsers let a page sound only once somebody has pressed something in it. */
export const mayPlay = (): boolean => globalThis.navigator?.userActivation?.hasBeenActive ?? false;
