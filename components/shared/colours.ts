/** The colours of the elements, one row each. */
import type { CSSResult } from 'lit';
import { css } from 'lit';

/** In the light scheme and in the dark one. `surface` is `--parley-surface-color` to authors, and `--_surface` here. */
export type Colours = readonly (readonly [name: CSSResult, light: CSSResult, dark: CSSResult])[];

export const colours: Colours = [
  [css`surface`, css`#fff`, css`#161a22`],
  [css`sunken`, css`#f4f6fa`, css`#10131a`],
  [css`bubble`, css`#eef1f6`, css`#262d3a`],
  [css`text`, css`#1a1f2b`, css`#e7eaf0`],
  [css`muted`, css`#566074`, css`#a5afc1`],
  [css`border`, css`#dde2ea`, css`#2e3645`],
  [css`control-border`, css`#838da0`, css`#6f7a8e`],
  [css`accent`, css`#1557d6`, css`#8db4ff`],
  [css`on-accent`, css`#fff`, css`#0b1526`],
  [css`danger`, css`#b3261e`, css`#ff9f96`],
  [css`on-danger`, css`#fff`, css`#2d0705`],
  [css`success`, css`#1b7f4b`, css`#63d69f`],
  [css`warning`, css`#8a5300`, css`#f2b861`],
];

const rules = (of: Colours, value: (light: CSSResult, dark: CSSResult) => CSSResult): CSSResult =>
  of.reduce(
    (text, [name, ...schemes]) => css`${text} --_${name}: var(--parley-${name}-color, ${value(...schemes)});`,
    css``,
  );

/** Browsers that do not know light-dark() get the light scheme. */
export const colourRules = (of: Colours): CSSResult => css`
  :host {
    ${rules(of, (light) => light)}
  }

  @supports (color: light-dark(#000, #fff)) {
    :host {
      ${rules(of, (light, dark) => css`light-dark(${light}, ${dark})`)}
    }
  }
`;
