/** The English words of the rating. */
import type { Catalogue } from '../components/shared/sentences.js';

export const ratingMessages = {
  'rating.ask': 'How was this conversation?',
  'rating.1': 'Very bad',
  'rating.2': 'Bad',
  'rating.3': 'Fair',
  'rating.4': 'Good',
  'rating.5': 'Very good',
  'rating.comment': 'Would you like to say more?',
  'rating.send': 'Send rating',
  'rating.skip': 'Not now',
  'rating.again': 'Rate this conversation',
  'rating.missing': 'Please choose one of the five.',
  'rating.lost': 'This did not arrive. Please check your connection and try again.',
  'rating.too-long': { one: '{n} character too many', other: '{n} characters too many' },
  'rating.thanks': 'Thank you for your rating!',
  'rating.given': 'You gave {score} of 5: {word}',
} as const satisfies Catalogue;
