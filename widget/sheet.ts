/** Style sheets as text; the tag's name is what editors and the build know them by. */
export const css = (text: TemplateStringsArray): string => text[0] ?? '';

/** Adds it to what a shadow root wears: a style element would need the page's policy to allow it. */
export const wear = (root: ShadowRoot, text: string): void => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  root.adoptedStyleSheets.push(sheet);
};
