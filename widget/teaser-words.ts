/** The one word of a teaser that nobody wrote, in every language: it is there before the panel and its words are. */
export const teaserKeys = 'teaser.dismiss';

export const teaserWords: Readonly<Record<string, string>> = {
  en: 'Dismiss',
  de: 'Ausblenden',
  fr: 'Masquer',
  es: 'Ocultar',
  ar: 'إخفاء',
  ja: '閉じる',
};
