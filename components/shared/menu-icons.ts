/** The icons of the menu in a customer's panel; paths of Lucide (ISC licence), see `icons.ts`. */
import type { SVGTemplateResult, TemplateResult } from 'lit';
import { svg } from 'lit';
import { drawIcon, publicPaths } from './icons.js';
import { timelinePaths } from './timeline-icons.js';

export const menuPaths = {
  copy: publicPaths.copy,
  download: publicPaths.download,
  'log-out': svg`<path d="m16 17 5-5-5-5" /><path d="M21 12H9" /><path d="M9 21H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h4" />`,
  'trash-2': timelinePaths['trash-2'],
  'volume-2': svg`<path d="M11 4.702a.705.705 0 0 0-1.203-.498L6.413 7.587A1.4 1.4 0 0 1 5.416 8H3a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2.416a1.4 1.4 0 0 1 .997.413l3.383 3.384A.705.705 0 0 0 11 19.298z" /> <path d="M16 9a5 5 0 0 1 0 6" /> <path d="M19.364 18.364a9 9 0 0 0 0-12.728" />`,
} as const satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof menuPaths;

export const icon = (name: IconName): TemplateResult =>
  drawIcon(menuPaths[name], 'small', name === 'log-out' || name === 'volume-2');
