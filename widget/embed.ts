/**
 * The script for websites: `<script async src="…/embed.js" data-server="…" data-workgroup="…"></script>`. It has no
 * exports, because as a classic script its exports would overwrite the page's `window.Parley`.
 */
import { embed } from './embed-api.js';
import { defineWidget } from './register.js';

if (typeof document !== 'undefined') {
  // Only now: once the script has run, nothing tells any more which tag it was.
  const script = document.currentScript as HTMLScriptElement | null;
  defineWidget();
  embed(script, window);
}
