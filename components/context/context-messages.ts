/** The English words about a customer, beside their conversation. */
import type { Catalogue } from '../shared/sentences.js';

export const contextMessages = {
  'context.label': 'About {customer}',
  'context.none': 'No conversation is open',
  'context.none-more': 'What is known of the customer stands here.',
  'context.here': 'Connected',
  'context.not-here': 'Not connected',
  'context.verified': 'Verified',
  'context.verified-more': 'Signed in on your site, which vouches for who they are.',
  'context.unverified': 'Not verified',
  'context.unverified-more': 'The name is what they or their page say. Nobody has checked it.',
  'context.claim': 'Not verified',
  'context.claim-more': 'Their page says so. Nobody has checked it.',
  'context.claim-typed': 'They filled it in. Nobody has checked it.',

  'context.filled': 'What they filled in',

  'context.visit': 'Where they are',
  'context.no-visit': 'Their page says nothing of itself.',
  'context.page': 'Page',
  'context.untitled': 'Page without a title',
  'context.referrer': 'Came from',
  'context.new-tab': 'opens in a new tab',
  'context.at': 'As of {time}',

  'context.device': 'Device and language',
  'context.device-kind': 'Device',
  'context.language': 'Language',
  'context.channel': 'Channel',
  'context.device-phone': 'Phone',
  'context.device-tablet': 'Tablet',
  'context.device-desktop': 'Computer',
  'context.channel-web': 'Website',
  'context.channel-api': 'Application',
  'context.channel-messaging': 'Messenger',
  'context.channel-sms': 'Text message',
  'context.channel-record': 'Other system',

  'context.fields': 'From your site',

  'context.category': 'Category',
  'context.tags': 'Tags',
  'context.no-tags': 'No tags',
  'context.edit-tags': 'Change tags…',
  'context.disposition': 'How it ended',
  'context.consent': 'Consent',
  'context.agreed': 'Agreed to version {version}',
  'context.not-agreed': 'Did not agree to version {version}',
  'context.no-consent': 'Not asked, or not answered',

  'context.past': 'Earlier conversations',
  'context.past-loading': 'Looking for earlier conversations…',
  'context.past-none': 'None that you may see.',
  'context.past-open': 'Open the conversation of',
  'context.past-more': { one: 'The newest one', other: 'The newest {n}' },
} as const satisfies Catalogue;
