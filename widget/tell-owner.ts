/** Says in the console what there is to mend: once, and without a visitor who waits for it or misses it. */
import { warnOnce } from '../components/shared/warn-once.js';
import type { Mistake } from './owner-words.js';
import type { Place } from './place.js';

export const tellOwner = (mistake: Mistake, place: Place): void =>
  void import('./owner-words.js').then(
    ({ ownerWords }) => {
      const sentence = ownerWords[mistake](place);
      warnOnce(sentence, sentence);
    },
    () => {},
  );
