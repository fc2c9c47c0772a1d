/** Finds addresses in what people write, as linkify-it knows them: also those written without a scheme. */
import { LinkifyIt } from 'linkify-it';
import type { LinkFinder } from '../../core/domain/links.js';

// `//host` alone and ftp are no links to anybody who writes a message.
const linkify = new LinkifyIt({ fuzzyLink: true, maxLength: 2_048 }).add('ftp:', null).add('//', null);

/** As a browser would write it, so that what is shown beside the text is what is gone to; null: no address. */
const asHref = (url: string): string | null => {
  try {
    return new URL(url).href;
  } catch {
    return null;
  }
};

export const linkifyFinder: LinkFinder = {
  find: (text) =>
    (linkify.match(text) ?? []).flatMap(({ index, lastIndex, url }) => {
      const href = asHref(url);
      return href === null ? [] : [{ from: index, to: lastIndex, href }];
    }),
};
