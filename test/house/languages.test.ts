// Every word of the widget in every language that it has: none missing, none left over, none that was only copied.
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connectionMessages } from '../../components/conversation/connection-messages.js';
import { filesMessages } from '../../components/conversation/files-messages.js';
import { timelineMessages } from '../../components/conversation/timeline-messages.js';
import { messages } from '../../components/shared/messages.js';
import type { Catalogue, Translation } from '../../components/shared/sentences.js';
import { defaultPolicy } from '../../core/domain/policy.js';
import type { RefusalCode } from '../../core/domain/refusal.js';
import { refusals } from '../../core/domain/refusal.js';
import { defaultSite } from '../../core/domain/site.js';
import { customerRefusals } from '../../widget/customer-refusals.js';
import { strings as ar } from '../../widget/languages/ar.js';
import { strings as de } from '../../widget/languages/de.js';
import { strings as es } from '../../widget/languages/es.js';
import { strings as fr } from '../../widget/languages/fr.js';
import { strings as ja } from '../../widget/languages/ja.js';
import { wordsFor } from '../../widget/launcher-words.js';
import { openedKeys, openedWords } from '../../widget/opened-words.js';
import { partsMessages } from '../../widget/parts-messages.js';
import { teaserKeys, teaserWords } from '../../widget/teaser-words.js';

const root = resolve(import.meta.dirname, '../..');
const languages: Readonly<Record<string, Translation>> = { ar, de, es, fr, ja };

/** The catalogues beside the widget are found, not listed: whoever adds one owes its words in every language. */
const ofWidget = await Promise.all(
  readdirSync(resolve(root, 'widget'))
    .filter((name) => name.endsWith('-messages.ts'))
    .map(async (name) => {
      const exported: Readonly<Record<string, Catalogue>> = await import(`../../widget/${name}`);
      return Object.values(exported);
    }),
);

const english: Catalogue = Object.assign(
  {},
  messages,
  timelineMessages,
  connectionMessages,
  filesMessages,
  Object.fromEntries(
    customerRefusals.map((code: RefusalCode) => [`refusal.${code}`, refusals[code]] as const),
  ),
  ...ofWidget.flat(),
);

/** The same word in both. */
const alike: Readonly<Record<string, readonly string[]>> = {
  de: ['widget.online', 'form.optional', 'timeline.spoken', 'files.problem'],
  fr: ['timeline.label', 'files.images'],
  es: ['timeline.spoken', 'files.problem'],
};

const textsOf = (message: Translation[string]): readonly string[] =>
  typeof message === 'string' ? [message] : Object.values(message);

const placesOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').toSorted();

/** What is wrong with a translation; empty when nothing is. */
const faultsOf = (language: string, translation: Translation): readonly string[] => {
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
  const missing = Object.keys(english).filter((key) => !(key in translation));
  const needless = Object.keys(translation).filter((key) => !(key in english));
  return [
    ...missing.map((key) => `${key} is missing`),
    ...needless.map((key) => `${key} is no word of the widget`),
    ...Object.entries(translation).flatMap(([key, message]): readonly string[] => {
      const original = english[key];
      if (original === undefined) return [];
      const texts = textsOf(message);
      const known = textsOf(original);
      if (texts.some((text) => text.trim() === '')) return [`${key} is empty`];
      if (texts.some((text) => known.includes(text)) && !alike[language]?.includes(key))
        return [`${key} is English`];
      if ((typeof original === 'string') !== (typeof message === 'string'))
        return [`${key} has a plural in one of them only`];
      if (typeof message !== 'string' && Object.keys(message).toSorted().join() !== categories.join())
        return [`${key} has not ${categories.join(', ')}`];
      const places = placesOf(known.at(-1) ?? '');
      const isFull = (text: string, category: string): boolean => {
        const own = placesOf(text);
        // Languages that have a word for one, two or none of it need no number.
        const isWord = typeof message !== 'string' && ['zero', 'one', 'two'].includes(category);
        return (
          own.join() === places.join() ||
          (isWord && own.join() === places.filter((each) => each !== 'n').join())
        );
      };
      const given = typeof message === 'string' ? [['', message] as const] : Object.entries(message);
      return given
        .filter(([category, text]) => !isFull(text, category))
        .map(([category]) => `${key} ${category} has not the places ${places.join(', ')}`);
    }),
  ];
};

describe('[G51] languages', () => {
  it('[G51] there is a file for each, and no other', () => {
    const files = readdirSync(resolve(root, 'widget/languages')).toSorted();
    expect(files).toEqual(Object.keys(languages).map((language) => `${language}.ts`));
  });

  for (const [language, translation] of Object.entries(languages)) {
    it(`[G51] ${language} says every word of the widget, with its places and its plurals`, () => {
      expect(faultsOf(language, translation)).toEqual([]);
    });
  }

  /** What is said before the panel: all languages in one, as nothing is loaded for it. */
  const early: Readonly<Record<string, (host: Speaker) => readonly string[]>> = {
    launcher: (host) => wordsFor(host),
    opened: (host) => wordsFor(host, openedKeys, openedWords),
    teaser: (host) => wordsFor(host, teaserKeys, teaserWords),
  };
  type Speaker = Parameters<typeof wordsFor>[0];
  const speaking = (locale: string): Speaker => ({ locale }) as unknown as Speaker;

  for (const [what, said] of Object.entries(early)) {
    it(`[G51] the few words of the ${what} are there in all of them, with their places`, () => {
      const known = said(speaking('en'));
      for (const language of Object.keys(languages)) {
        const words = said(speaking(language));
        expect(words, language).toHaveLength(known.length);
        for (const [index, word] of words.entries()) {
          expect(word?.trim(), language).toBeTruthy();
          expect(word, language).not.toBe(known[index]);
          expect(placesOf(word), language).toEqual(placesOf(known[index] ?? ''));
        }
      }
    });
  }

  it('[G51] what has a word in the panel has the same before it', () => {
    for (const [language, translation] of Object.entries({ en: english, ...languages })) {
      const [label, close] = wordsFor(speaking(language), openedKeys, openedWords);
      expect([label, close], language).toEqual([translation['widget.label'], translation['widget.close']]);
    }
  });

  it('[G51] the notice that every workgroup begins with is the one that is said in all of them', () => {
    expect(partsMessages['widget.monitored']).toBe(defaultPolicy.consentText.text);
  });

  it('[G51] the labels that every workgroup begins with are in all of them', () => {
    for (const { label } of defaultSite.away?.fields ?? [])
      expect(Object.keys(label).toSorted()).toEqual(['en', ...Object.keys(languages)].toSorted());
  });

  it('[G51] each fault is found', () => {
    const { 'composer.send': _, ...without } = de;
    const faulty: Translation = {
      ...without,
      'composer.copy': 'Copy',
      'composer.copied': ' ',
      'composer.left': { other: 'noch {n}' },
      'timeline.new': { one: 'eine', other: 'viele' },
      'timeline.typing': '{nom} schreibt',
      'widget.nothing': 'nichts',
    };
    expect(faultsOf('de', faulty).toSorted()).toEqual([
      'composer.copied is empty',
      'composer.copy is English',
      'composer.left has not one, other',
      'composer.send is missing',
      'timeline.new other has not the places n',
      'timeline.typing  has not the places name',
      'widget.nothing is no word of the widget',
    ]);
  });
});
