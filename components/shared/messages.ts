/**
 * The English words of the composer, and of a panel as long as there is nothing else around it: those of the timeline, of
 * the connection and of what stands around the field come with them. Keys are namespaced by element.
 */
import type { Catalogue } from './sentences.js';

export const messages = {
  'composer.label': 'Your message',
  'composer.placeholder': 'Write a message…',
  'composer.send': 'Send',
  'composer.left': { one: '{n} character left', other: '{n} characters left' },
  'composer.too-long': { one: '{n} character too many', other: '{n} characters too many' },
  'composer.locked': 'You cannot write here now.',
  'composer.kept': 'Your unsent text',
  'composer.copy': 'Copy',
  'composer.copied': 'Copied',
  // Of the timeline, and said before there is one.
  'timeline.sending': 'Sending…',

  'widget.label': 'Chat with us',
  'widget.close': 'Close chat',
  'widget.greeting': 'Hello! How can we help?',
  'widget.more': 'More',
} as const satisfies Catalogue;
