/** Finds addresses in what people write, as linkify-it knows them: also those written without a scheme. */
import { LinkifyIt } from 'linkify-it';
import type { LinkFinder } from '../../core/domain/links.js';

// `//host` alone and ftp are no links to anybody who writes a message.
const linkify = new LinkifyIt({ fuzzyLink: true, maxLength: 2_048 }).add('ftp:', null).add('//', null);

/** A browser knows the host of an e-mail address only as a host of the web. */
const asciiMail = (url: string): string => {
  const at = url.lastIndexOf('@') + 1;
  return url.slice(0, at) + new URL(`https://${url.slice(at)}`).host;
};

/** As a browser would write it, so that what is shown beside the text is what is gone to; null: no address. */
const asHref = (url: string): string | null => {
  try {
    return new URL(url.startsWith('mailto:') ? asciiMail(url) : url).href;
  } catch {
    return null;
  }
};

/** What was found is the name before the host of a longer address: `https://bank.example@evil.example`. */
const isName = (rest: string): boolean => /^[^\s/?#]*@/.test(rest);

export const linkifyFinder: LinkFinder = {
  find: (text) =>
    (linkify.match(text) ?? []).flatMap(({ index, lastIndex, url }) => {
      const href = isName(text.slice(lastIndex)) ? null : asHref(url);
      return href === null ? [] : [{ from: index, to: lastIndex, href }];
    }),
};
