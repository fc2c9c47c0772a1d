/** The colours of what staff alone see. Styles that read them include them: a customer's page is not to load them. */
import { css } from 'lit';
import type { Colours } from './colours.js';
import { colourRules } from './colours.js';

export const staffColours: Colours = [
  [css`badge`, css`#c62828`, css`#c62828`],
  [css`whisper`, css`#dcebff`, css`#12294a`],
  [css`whisper-text`, css`#0b2545`, css`#dcebff`],
  [css`whisper-border`, css`#1f6fd1`, css`#5e9bf0`],
  [css`note`, css`#fff4cc`, css`#38300f`],
  [css`note-text`, css`#3d2e00`, css`#ffefc2`],
  [css`note-border`, css`#967200`, css`#c7a63a`],
];

export const staffTheme = colourRules(staffColours);
