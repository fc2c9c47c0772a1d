/** The English words around shortcuts; what each does is said by the element that has them. */
import type { Catalogue } from './sentences.js';

export const shortcutsMessages = {
  'shortcuts.title': 'Keyboard shortcuts',
  'shortcuts.about': 'They work while this part of the page has the focus, and never while you type.',
  'shortcuts.about-global': 'They work everywhere on this page, and never while you type.',
  'shortcuts.none': 'Shortcuts are switched off here.',
  'shortcuts.close': 'Close',
} as const satisfies Catalogue;
