/** Addresses in a message: found once, in the room, and sent as places in its text, so that no reader parses any. */
import type { EntryDraft } from './timeline.js';

export interface Link {
  /** Where it begins in the text, in UTF-16 code units. */
  readonly from: number;
  /** Where it ends, not included. */
  readonly to: number;
  /** Where it leads; `https:`, `http:` or `mailto:`. */
  readonly href: string;
}

/** What knows addresses when it sees them. A port: the rules here hold whatever it finds to what a link may be. */
export interface LinkFinder {
  find(text: string): readonly Link[];
}

/** Links of one message: beyond, they stay text. */
const mostLinks = 20;
const longestHref = 2_048;
/** And of all of them together: written as an address, a sign of a text may become twelve. */
const longestHrefs = 8_192;

/** A name before the host (`https://bank.example@evil.example`) is there to make one host look like another. */
const leads = /^(?:https?:\/\/[^/?#\\@\s]+(?:[/?#][^\s]*)?|mailto:[^\s]+)$/i;

/** Every reader may rely on it: in order, apart from one another, inside the text, and nowhere that runs a script. */
export const linksIn = (text: string, finder: LinkFinder): readonly Link[] => {
  const links: Link[] = [];
  let done = 0;
  let left = longestHrefs;
  for (const { from, to, href } of finder.find(text)) {
    if (links.length === mostLinks) break;
    const isInside = Number.isInteger(from) && Number.isInteger(to) && from >= done && to > from;
    if (!isInside || to > text.length || href.length > Math.min(longestHref, left) || !leads.test(href))
      continue;
    links.push({ from, to, href });
    left -= href.length;
    done = to;
  }
  return links;
};

/** Messages with the links in them. */
export const withLinks = (drafts: readonly EntryDraft[], finder: LinkFinder): readonly EntryDraft[] =>
  drafts.map((draft) => {
    if (draft.body.kind !== 'message') return draft;
    const links = linksIn(draft.body.text, finder);
    return links.length === 0 ? draft : { ...draft, body: { ...draft.body, links } };
  });
