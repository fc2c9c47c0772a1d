/** The icons of the timeline and of the line about the connection; paths of Lucide (ISC licence), see `icons.ts`. */
import type { SVGTemplateResult, TemplateResult } from 'lit';
import { svg } from 'lit';
import type { IconSize } from './icons.js';
import { drawIcon, publicPaths } from './icons.js';

export const timelinePaths = {
  check: publicPaths.check,
  'arrow-down': svg`<path d="M12 5v14" /><path d="m19 12-7 7-7-7" />`,
  'check-check': svg`<path d="M18 6 7 17l-5-5" /><path d="m22 10-7.5 7.5L13 16" />`,
  'circle-alert': svg`<circle cx="12" cy="12" r="10" /><line x1="12" x2="12" y1="8" y2="12" /><line x1="12" x2="12.01" y1="16" y2="16" />`,
  clock: svg`<circle cx="12" cy="12" r="10" /><path d="M12 6v6l4 2" />`,
  'refresh-cw': svg`<path d="M3 12a9 9 0 0 1 9-9 9.75 9.75 0 0 1 6.74 2.74L21 8" /><path d="M21 3v5h-5" /><path d="M21 12a9 9 0 0 1-9 9 9.75 9.75 0 0 1-6.74-2.74L3 16" /><path d="M8 16H3v5" />`,
  'trash-2': svg`<path d="M10 11v6" /><path d="M14 11v6" /><path d="M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6" /><path d="M3 6h18" /><path d="M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2" />`,
  'wifi-off': svg`<path d="M12 20h.01" /><path d="M8.5 16.429a5 5 0 0 1 7 0" /><path d="M5 12.859a10 10 0 0 1 5.17-2.69" /><path d="M19 12.859a10 10 0 0 0-2.007-1.523" /><path d="M2 8.82a15 15 0 0 1 4.177-2.643" /><path d="M22 8.82a15 15 0 0 0-11.288-3.764" /><path d="m2 2 20 20" />`,
} as const satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof timelinePaths;

export const icon = (name: IconName, size: IconSize = 'normal'): TemplateResult =>
  drawIcon(timelinePaths[name], size, false);
