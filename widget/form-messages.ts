/** The English words of the forms for customers. */
import type { Catalogue } from '../components/shared/sentences.js';

export const formMessages = {
  'form.pre-chat': 'Before we start',
  'form.away': 'How can we reach you?',
  'form.away-more': 'Then we can answer when you are not here any more.',
  'form.optional': 'optional',
  'form.choose': 'Choose…',
  'form.skip': 'Skip',
  'form.send': 'Send',
  'form.thanks': 'Thank you. We know how to reach you now.',
  'form.faults': { one: '{n} field needs another look', other: '{n} fields need another look' },
  'form.missing': 'Please fill this in.',
  'form.unchecked': 'Please tick this box to go on.',
  'form.wrong-email': 'Please write an e-mail address, such as name@example.com.',
  'form.wrong-tel': 'Please write a telephone number, such as +49 30 1234567.',
  'form.wrong': 'Please write this in another way.',
} as const satisfies Catalogue;
