/** The design tokens, both colour schemes, and the protection against whatever a host page does to its elements. */
import { css } from 'lit';
import { colourRules, colours } from './colours.js';

/*
 * Authors set `--parley-*`; we only ever read those and never set them, so a value given on `:root`, on
 * `parley-widget` or on one inner element reaches everything below it. Inside, styles use the private `--_*` names,
 * which every element resolves for itself. `light-dark()` is kept as text in a custom property and decided where it
 * is used, so nested elements follow the `color-scheme` that they inherit and need no attribute of their own.
 */

/** Every element includes this: tokens, box sizing, a hidden that hides. */
export const theme = css`
  ${colourRules(colours)}

  :host {
    --_accent-ink: var(--_accent);
    --_shadow: 0 1px 2px rgb(15 23 42 / 8%), 0 12px 40px rgb(15 23 42 / 18%);

    --_font: var(--parley-font-family, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif);
    /* Lengths are px: a host page's html { font-size: 62.5% } must not shrink a chat. */
    --_size: var(--parley-font-size, 15px);
    --_size-small: calc(var(--_size) - 2px);
    --_size-tiny: calc(var(--_size) - 3px);
    --_radius: var(--parley-radius, 14px);
    --_radius-small: calc(var(--_radius) * 0.57);
    --_space: var(--parley-space, 8px);
    --_hover: color-mix(in srgb, var(--_text) 7%, transparent);
    --_press: color-mix(in srgb, var(--_text) 13%, transparent);
    --_motion: 160ms cubic-bezier(0.2, 0, 0, 1);
  }

  @supports (color: color(from red xyz-d65 x y z)) and (color: light-dark(#000, #fff)) {
    :host {
      /*
       * Any accent stays readable. Y of XYZ is the luminance that WCAG counts with, and below 0.179 white has the
       * higher contrast, above it black: at least 4.58 either way.
       */
      --_pick: clamp(0, (0.179 - y) * 10000, 1);
      --_on-accent: var(
        --parley-on-accent-color,
        color(from var(--_accent) xyz-d65 calc(0.9505 * var(--_pick)) var(--_pick) calc(1.089 * var(--_pick)))
      );
      /* The accent as ink on the surface: darkened or lightened just so far that it can be read. */
      --_accent-ink: light-dark(
        oklch(from var(--_accent) min(l, 0.53) c h),
        oklch(from var(--_accent) max(l, 0.75) c h)
      );
    }
  }

  :host {
    box-sizing: border-box;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
`;

/**
 * For elements that stand in a host page. The page's rules for the host element beat `:host`, so everything that a
 * page might disturb is set once more on the box inside, `.base`, and inherited from there by all that is nested.
 */
export const rootStyles = css`
  :host {
    display: block;
  }

  .base {
    color-scheme: light dark;
    color: var(--_text);
    font: 400 var(--_size) / 1.45 var(--_font);
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    text-shadow: none;
    white-space: normal;
    overflow-wrap: break-word;
    visibility: visible;
    cursor: auto;
    user-select: auto;
    pointer-events: auto;
    list-style: none;
    -webkit-font-smoothing: antialiased;
    -webkit-tap-highlight-color: transparent;
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
  }

  :host([color-scheme='light']) .base {
    color-scheme: light;
  }

  :host([color-scheme='dark']) .base {
    color-scheme: dark;
  }
`;

/** Native controls without the look that each browser gives them; include it wherever there is a control. */
export const controlReset = css`
  button,
  input,
  textarea,
  select {
    margin: 0;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
    text-align: inherit;
  }

  button {
    padding: 0;
    border: 0;
    border-radius: 0;
    background: none;
    cursor: pointer;
  }

  :focus {
    outline: none;
  }

  :focus-visible {
    outline: 2px solid var(--_accent-ink);
    outline-offset: 2px;
  }

  @media (forced-colors: active) {
    :focus-visible {
      outline-color: Highlight;
    }
  }

  h1,
  h2,
  h3,
  p,
  ol,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
    font: inherit;
    list-style: none;
  }
`;

/** For text that only screen readers are given. */
export const visuallyHidden = css`
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
