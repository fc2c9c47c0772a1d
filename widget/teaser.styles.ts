/** The looks of a teaser: it lies above the launcher, and takes no room in the page. */
import { css } from './sheet.js';

const text = css`
  .teaser {
    position: absolute;
    inset-block-end: calc(100% + 12px);
    inset-inline-end: 0;
    display: flex;
    align-items: flex-start;
    inline-size: max-content;
    max-inline-size: min(300px, 100vw - 2 * var(--_offset, 20px));
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: 0 1px 2px rgb(15 23 42 / 8%), 0 12px 40px rgb(15 23 42 / 18%);
    color: inherit;
    animation: rise 180ms cubic-bezier(0.2, 0, 0, 1);
  }

  :host([position='start']) .teaser {
    inset-inline: 0 auto;
  }

  .teaser button {
    margin: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  .teaser .say {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
    min-block-size: 44px;
    padding-block: 12px;
    padding-inline: 16px 0;
  }

  .teaser .who {
    font-size: 13px;
    font-weight: 600;
  }

  .teaser .line {
    display: -webkit-box;
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }

  .teaser .shut {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
  }

  .teaser .shut svg {
    inline-size: 16px;
    block-size: 16px;
  }

  .teaser button:hover {
    text-decoration: underline;
  }

  .teaser button:focus-visible {
    outline-offset: -2px;
  }
`;

let sheet: CSSStyleSheet | undefined;

export const teaserSheet = (): CSSStyleSheet => {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
  }
  return sheet;
};
