/**
 * Words, dates and numbers in the language of the page. English is built in and typed: a key or a parameter that
 * does not exist does not compile. Other languages are registered at runtime and may be incomplete.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

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

const translations = new Map<string, Translation>();
const localizers = new Set<Localize<Catalogue>>();
let revision = 0;

/** Adds or extends a language, such as `registerLocale('de', {...})`, and renders what is on the page anew. */
export const registerLocale = (language: string, messages: Translation): void => {
  const key = language.toLowerCase();
  translations.set(key, { ...translations.get(key), ...messages });
  revision += 1;
  for (const each of localizers) each.refresh();
};

/** The nearest attribute on the way up, through the hosts of shadow roots. */
const nearest = (from: Element, attribute: string): string | null => {
  let at: Element | null = from;
  while (at) {
    const found: Element | null = at.closest(`[${attribute}]`);
    if (found) return found.getAttribute(attribute);
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
};

/** One observer for the whole page: a change of `lang` or `dir` on the root concerns everything. */
let watching: MutationObserver | undefined;
const watchRoot = (): void => {
  if (watching) return;
  watching = new MutationObserver(() => {
    for (const each of localizers) each.refresh();
  });
  watching.observe(document.documentElement, { attributeFilter: ['lang', 'dir'] });
};

const isKnownToIntl = (language: string): boolean => {
  try {
    return Intl.getCanonicalLocales(language).length > 0;
  } catch {
    return false;
  }
};

const formats = new Map<string, Intl.DateTimeFormat>();
const formatter = (language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, known);
  return known;
};

const dayOf = (at: number): string => new Date(at).toDateString();

const rightToLeft = /^(ar|dv|fa|he|ku|ps|sd|ug|ur|yi)\b/i;

/** Gives an element a language of its own. It says so to the page, and to what is nested, as any element does. */
export const speak = (element: HTMLElement, language: string): void => {
  if (!language) return;
  element.lang = language;
  if (!element.hasAttribute('dir') && rightToLeft.test(language)) element.dir = 'rtl';
};

export class Localize<English extends Catalogue> implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #english: English;

  constructor(host: ReactiveControllerHost & Element, english: English) {
    this.#host = host;
    this.#english = english;
    host.addController(this);
  }

  hostConnected(): void {
    watchRoot();
    localizers.add(this as unknown as Localize<Catalogue>);
    // The element may stand under another language than before.
    this.refresh();
  }

  hostDisconnected(): void {
    localizers.delete(this as unknown as Localize<Catalogue>);
  }

  refresh(): void {
    this.#host.requestUpdate();
  }

  get language(): string {
    const given = nearest(this.#host, 'lang') || globalThis.navigator?.language || 'en';
    return isKnownToIntl(given) ? given : 'en';
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
    const params: Readonly<Record<string, string | number>> = rest[0] ?? {};
    const language = this.language;
    const exact = translations.get(language.toLowerCase())?.[key];
    const translated = exact ?? translations.get(language.toLowerCase().split('-')[0] ?? '')?.[key];
    const spoken = translated === undefined ? 'en' : language;
    const message = translated ?? this.#english[key] ?? key;
    const text = typeof message === 'string' ? message : this.#plural(message, spoken, Number(params.n));
    return text.replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = params[name];
      return typeof value === 'number' ? value.toLocaleString(spoken) : (value ?? place);
    });
  }

  /** "14:03", "2:03 PM" */
  time(at: number): string {
    return formatter(this.language, { hour: 'numeric', minute: '2-digit' }).format(at);
  }

  /** "Tuesday, 4 March"; the year where it is not this one. */
  day(at: number, now = Date.now()): string {
    const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
    const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;
    return formatter(this.language, isThisYear ? day : { ...day, year: 'numeric' }).format(at);
  }

  /** Whole, for a tooltip. */
  moment(at: number): string {
    return formatter(this.language, { dateStyle: 'full', timeStyle: 'medium' }).format(at);
  }

  /** "today", "yesterday", or null when it is longer ago. */
  recentDay(at: number, now = Date.now()): string | null {
    const yesterday = new Date(now);
    yesterday.setDate(yesterday.getDate() - 1);
    const ago = dayOf(at) === dayOf(now) ? 0 : dayOf(at) === dayOf(yesterday.getTime()) ? -1 : null;
    if (ago === null) return null;
    const text = new Intl.RelativeTimeFormat(this.language, { numeric: 'auto' }).format(ago, 'day');
    return text.charAt(0).toLocaleUpperCase(this.language) + text.slice(1);
  }

  /** "3 min", "1 hr 12 min": how long something has been going on. */
  duration(milliseconds: number): string {
    const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
    const unit = (value: number, name: 'hour' | 'minute' | 'second'): string =>
      new Intl.NumberFormat(this.language, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
    if (minutes < 1) return unit(Math.max(0, Math.floor(milliseconds / 1000)), 'second');
    const hours = Math.floor(minutes / 60);
    if (hours === 0) return unit(minutes, 'minute');
    return `${unit(hours, 'hour')} ${unit(minutes % 60, 'minute')}`;
  }

  #plural(message: Exclude<Translation[string], string>, language: string, n: number): string {
    return message[new Intl.PluralRules(language).select(n)] ?? message.other ?? '';
  }
}
