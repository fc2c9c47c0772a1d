/**
 * The icons of the composer and the widget: paths of Lucide (ISC licence), inlined so that nothing is fetched. They say
 * nothing to screen readers; whatever an icon means stands next to it as a word. Those of the timeline are in
 * `timeline-icons.ts`, as it comes later, and those that staff alone see in `staff-icons.ts`: a customer's page is not
 * to load them.
 */

import type { SVGTemplateResult, TemplateResult } from 'lit';
import { html, svg } from 'lit';

export const publicPaths = {
  'arrow-up': svg`<path d="m5 12 7-7 7 7" /><path d="M12 19V5" />`,
  check: svg`<path d="M20 6 9 17l-5-5" />`,
  copy: svg`<rect width="14" height="14" x="8" y="8" rx="2" ry="2" /><path d="M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2" />`,
  download: svg`<path d="M12 15V3" /><path d="M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4" /><path d="m7 10 5 5 5-5" />`,
  ellipsis: svg`<circle cx="12" cy="12" r="1" /><circle cx="19" cy="12" r="1" /><circle cx="5" cy="12" r="1" />`,
  lock: svg`<rect width="18" height="11" x="3" y="11" rx="2" ry="2" /><path d="M7 11V7a5 5 0 0 1 10 0v4" />`,
  'message-circle': svg`<path d="M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092 10 10 0 1 0-4.777-4.719" />`,
  plus: svg`<path d="M5 12h14" /><path d="M12 5v14" />`,
  x: svg`<path d="M18 6 6 18" /><path d="m6 6 12 12" />`,
} as const satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof publicPaths;
export type IconSize = 'normal' | 'small';

/** `isDirectional`: it means a direction, and is mirrored where one reads from right to left. */
export const drawIcon = (
  path: SVGTemplateResult,
  size: IconSize,
  isDirectional: boolean,
): TemplateResult => html`
  <svg
    class="icon ${size} ${isDirectional ? 'directional' : ''}"
    viewBox="0 0 24 24"
    width="20"
    height="20"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    ${path}
  </svg>
`;

export const icon = (name: IconName, size: IconSize = 'normal'): TemplateResult =>
  drawIcon(publicPaths[name], size, false);
