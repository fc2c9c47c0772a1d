/** Where the words that somebody searched for stand in a text: parts of it, and never markup. */
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { folded, wordsOf } from '../../core/domain/closed-index.js';

export interface TextPart {
  readonly text: string;
  readonly isFound: boolean;
}

/** Which characters belong to a word that was found; by character, because folded text has another length. */
const foundIn = (characters: readonly string[], words: readonly string[]): readonly boolean[] => {
  const owners = characters.flatMap((character, index) => [...folded(character)].map(() => index));
  const whole = characters.map(folded).join('');
  // Two units of one character are one owner: places are counted in characters here as well.
  const places = [...whole];
  const found = characters.map(() => false);
  for (const word of words) {
    const wanted = [...word];
    for (let at = 0; at + wanted.length <= places.length; at += 1) {
      if (!wanted.every((each, offset) => places[at + offset] === each)) continue;
      for (let offset = 0; offset < wanted.length; offset += 1) {
        const owner = owners[at + offset];
        if (owner !== undefined) found[owner] = true;
      }
    }
  }
  return found;
};

export const foundParts = (text: string, searched: string): readonly TextPart[] => {
  const characters = [...text];
  const found = foundIn(characters, wordsOf(searched));
  const parts: TextPart[] = [];
  for (const [index, character] of characters.entries()) {
    const isFound = found[index] ?? false;
    const last = parts.at(-1);
    if (last?.isFound === isFound) parts[parts.length - 1] = { text: last.text + character, isFound };
    else parts.push({ text: character, isFound });
  }
  return parts;
};

export const withFound = (text: string, searched: string): readonly (string | TemplateResult)[] =>
  foundParts(text, searched).map(({ text: part, isFound }) => (isFound ? html`<mark>${part}</mark>` : part));
