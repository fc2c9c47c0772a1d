/**
 * What the launcher says before anything else is loaded: how to open it, and how to try again what could not be loaded.
 * In every language at once, and few; the rest comes with the chat and with the panel.
 */
type Speaker = HTMLElement & { readonly locale?: string; readonly strings?: unknown };

const words: Readonly<Record<string, string>> = {
  en: 'Open chat|Not loaded. Retry',
  de: 'Chat öffnen|Nicht geladen. Wiederholen',
  fr: 'Ouvrir le chat|Échec. Réessayer',
  es: 'Abrir el chat|Error. Reintentar',
  ar: 'فتح الدردشة|تعذّر التحميل. أعد المحاولة',
  ja: 'チャットを開く|読込失敗。再試行',
};

type Given = Readonly<Record<string, unknown>> | null | undefined;

/**
 * The words for some keys: those that the site gave for its language, or for all of them, else those of a catalogue. A
 * site may give what it likes: what is none of `isWord` is passed over.
 */
export const wordsFor = (
  host: Speaker,
  keys = 'launcher.open|launcher.retry',
  catalogue = words,
  isWord = (given: unknown): boolean => typeof given === 'string',
): readonly [string, string, string] => {
  // As `languageAt` has it, as far as a few bytes go: the site's choice, what the element stands in, or the browser.
  const chosen = host.locale || host.closest<HTMLElement>('[lang]')?.lang || navigator.language;
  const language = chosen.toLowerCase();
  const primary = language.split('-')[0] as string;
  const ours = (catalogue[Object.hasOwn(catalogue, primary) ? primary : 'en'] as string).split('|');
  const own = (name: string): Given =>
    Object.entries(host.strings ?? {}).find(([key]) => key.toLowerCase() === name)?.[1] as Given;
  return keys
    .split('|')
    .map((key, index) =>
      [own(language)?.[key], own(primary)?.[key], own(key), ours[index]].find(isWord),
    ) as unknown as [string, string, string];
};
