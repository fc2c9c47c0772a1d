/** What customers hand in, and what agents send them: forms and files. */
import fc from 'fast-check';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import { defaultSite } from '../../core/domain/site.js';
import { customerOf } from './cast.js';
import type { Phrase } from './phrases.js';
import { agent, at, say, talk, word } from './phrases.js';
import type { Act, Said, Sent } from './script.js';

const preChat = {
  isSkippable: false,
  fields: [
    { name: 'name', label: 'Name', kind: 'text', isRequired: true },
    { name: 'topic', label: 'Topic', kind: 'choice', isRequired: false, options: ['Order', 'Other'] },
  ],
} as const;

/** What a site asks for and takes. */
export const anySite: fc.Arbitrary<NonNullable<PolicyOverrides['site']>> = fc.constantFrom(
  {},
  {},
  {},
  { preChat },
  { rating: 'off' as const, away: null },
  { files: { ...defaultSite.files, mode: 'off' as const } },
  { files: { ...defaultSite.files, maxBytes: 20, maxTotalBytes: 30 } },
);

const form = (name: 'pre-chat' | 'away', values: Readonly<Record<string, unknown>>): Said => ({
  type: 'fill-form',
  form: name,
  values,
});

const forms = fc.constantFrom<Said>(
  form('pre-chat', { name: 'Kim', topic: 'Order' }),
  form('pre-chat', { topic: 'Nothing of it' }),
  form('away', { name: 'Kim', email: 'kim@shop.example' }),
  form('away', {}),
);

const sent = (text: string, more: Partial<Sent> = {}): Sent => ({
  name: 'a.txt',
  type: 'text/plain',
  size: text.length,
  text,
  ...more,
});

const files = fc.constantFrom<Sent>(
  sent('a few words'),
  sent('a few words'),
  sent('a few words'),
  sent('other words', { name: 'b.txt' }),
  sent('a few words', { size: null }),
  sent('more than was said', { size: 3 }),
  sent('no picture', { type: 'image/png', name: '../<b>.png' }),
  sent('nothing to run', { type: 'text/html' }),
);

const withFile: Said = { ...word('see this'), files: ['<file>'] };

export const fillingPhrase: fc.Arbitrary<Phrase> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.tuple(talk, forms).map(([where, said]) => at(0, say(customerOf[where], where, said))),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(talk, files, fc.constantFrom(true, true, false), agent)
      .map(([where, file, isCustomer, handler]): Phrase => {
        const who = isCustomer ? customerOf[where] : handler;
        const upload: Act = { kind: 'upload', who, place: where, file };
        const posted: Said = isCustomer ? withFile : { ...withFile, epoch: '<epoch>' };
        return at(0, upload, say(who, where, posted), {
          kind: 'fetch',
          who: customerOf[where],
          place: where,
        });
      }),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(talk, agent).map(([where, who]) => at(0, { kind: 'fetch', who, place: where })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(talk, files)
      .map(([where, file]) => at(0, { kind: 'upload', who: customerOf[where], place: where, file })),
  },
);
