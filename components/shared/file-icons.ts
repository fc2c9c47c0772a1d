/** The icons of files; paths of Lucide (ISC licence), see `icons.ts`. Loaded with what deals with files. */
import type { SVGTemplateResult, TemplateResult } from 'lit';
import { svg } from 'lit';
import type { IconSize } from './icons.js';
import { drawIcon, publicPaths } from './icons.js';
import { timelinePaths } from './timeline-icons.js';

export const filePaths = {
  'circle-alert': timelinePaths['circle-alert'],
  check: publicPaths.check,
  x: publicPaths.x,
  file: svg`<path d="M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z" /><path d="M14 2v5a1 1 0 0 0 1 1h5" />`,
  image: svg`<rect width="18" height="18" x="3" y="3" rx="2" ry="2" /><circle cx="9" cy="9" r="2" /><path d="m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21" />`,
  paperclip: svg`<path d="m16 6-8.414 8.586a2 2 0 0 0 2.829 2.829l8.414-8.586a4 4 0 1 0-5.657-5.657l-8.379 8.551a6 6 0 1 0 8.485 8.485l8.379-8.551" />`,
  'refresh-cw': timelinePaths['refresh-cw'],
} as const satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof filePaths;

export const icon = (name: IconName, size: IconSize = 'normal'): TemplateResult =>
  drawIcon(filePaths[name], size, false);
