/**
 * Words and numbers in the language of the page. English is built in and typed: a key or a parameter that
 * does not exist does not compile. Other languages are registered at runtime and may be incomplete.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isRightToLeft, languageAt, nearest, watchLanguage, withoutRegion } from './language-at.js';

/** A sentence with `{name}` places, or one per plural category of `{n}`. */
export type Message = string | { readonly one: string; readonly other: string };
export type Catalogue = Readonly<Record<string, Message>>;

/** A translation: any plural category that its language has. */
export type Translation = Readonly<
  Record<string, string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>>
>;

type PlacesOf<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlacesOf<Rest>
  : never;
type ParamsOf<M extends Message> = M extends string
  ? { readonly [Name in PlacesOf<M>]: string | number }
  : M extends { readonly other: infer Other extends string }
    ? { readonly [Name in PlacesOf<Other> | 'n']: Name extends 'n' ? number : string | number }
    : never;
type Rest<M extends Message> = keyof ParamsOf<M> extends never ? [] : [params: ParamsOf<M>];

type Layer = Map<string, Translation>;

/** What a site says for itself; see `own-strings.ts`. */
export const ofSite: Layer = new Map();
const registered: Layer = new Map();
const ours: Layer = new Map();
/** The first that has a key counts. */
const layers = [ofSite, registered, ours];
const localizers = new Set<Sentences<Catalogue>>();
let revision = 0;

/** Its key for words that are the same in every language, such as those of a site with one language. */
export const everyLanguage = '*';

/** What is on the page says it anew. */
export const renew = (): void => {
  revision += 1;
  for (const each of localizers) each.refresh();
};

const extend = (layer: Layer, language: string, messages: Translation): void => {
  const key = language.toLowerCase();
  layer.set(key, { ...layer.get(key), ...messages });
  renew();
};

/** Adds or extends a language, such as `registerLocale('de', {...})`, and renders what is on the page anew. */
export const registerLocale = (language: string, messages: Translation): void =>
  extend(registered, language, messages);

/** A language that comes with Parley: what a page registered for it before or afterwards stays. */
export const addLanguage = (language: string, messages: Translation): void =>
  extend(ours, language, messages);

/** Whether there are words in it, at least in part. */
export const isSpoken = (language: string): boolean =>
  withoutRegion(language) === 'en' ||
  layers.some((layer) => layer.has(language.toLowerCase()) || layer.has(withoutRegion(language)));

const translated = (language: string, key: string): Translation[string] | undefined => {
  const tags = [language.toLowerCase(), withoutRegion(language), everyLanguage];
  for (const layer of layers) {
    for (const tag of tags) {
      const found = layer.get(tag)?.[key];
      if (found !== undefined) return found;
    }
  }
  return undefined;
};

export class Sentences<English extends Catalogue> implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #english: English;
  #stopWatching: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & Element, english: English) {
    this.#host = host;
    this.#english = english;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stopWatching = watchLanguage(this.#host, () => this.refresh());
    localizers.add(this as unknown as Sentences<Catalogue>);
    // The element may stand under another language than before.
    this.refresh();
  }

  hostDisconnected(): void {
    localizers.delete(this as unknown as Sentences<Catalogue>);
    this.#stopWatching?.();
  }

  refresh(): void {
    this.#host.requestUpdate();
  }

  get language(): string {
    return languageAt(this.#host);
  }

  /** Another one says things in other words: for whoever draws only what has changed. */
  get edition(): string {
    return `${this.language} ${revision}`;
  }

  get direction(): 'ltr' | 'rtl' {
    return nearest(this.#host, 'dir')?.toLowerCase() === 'rtl' ? 'rtl' : 'ltr';
  }

  /** The sentence for a key. Untranslated keys are English, with English plurals. */
  t<Key extends string & keyof English>(key: Key, ...rest: Rest<English[Key]>): string {
    return this.#fill(translated(this.language, key), this.#english[key] ?? key, rest[0] ?? {});
  }

  /** What somebody else says in English, such as the server, in other words where the language has some for it. */
  translate(key: string, english: string): string {
    return this.#fill(translated(this.language, key), english, {});
  }

  #fill(
    translation: Translation[string] | undefined,
    english: Translation[string],
    params: Readonly<Record<string, string | number>>,
  ): string {
    const spoken = translation === undefined ? 'en' : this.language;
    const message = translation ?? english;
    const text = typeof message === 'string' ? message : this.#plural(message, spoken, Number(params.n));
    return text.replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = params[name];
      if (typeof value === 'number') return value.toLocaleString(spoken);
      // A name in other letters must not turn the order of the sentence around it.
      return value !== undefined && isRightToLeft(spoken) ? `\u2068${value}\u2069` : (value ?? place);
    });
  }

  #plural(message: Exclude<Translation[string], string>, language: string, n: number): string {
    return message[new Intl.PluralRules(language).select(n)] ?? message.other ?? '';
  }
}
