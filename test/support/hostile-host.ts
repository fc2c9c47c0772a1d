/** What stands in pages that were made by many, for many years: their styles, their scripts, and what they expect of them. */

/** Rules that reach everything, some that nothing may overrule, and units that are not what one thinks. */
export const harshStyles = `<style>
  * { all: unset; }
  html { font-size: 62.5%; }
  html, head, body, p, form, main, div { display: block; }
  head, style, script, title { display: none; }
  body { text-transform: uppercase; letter-spacing: 4px; word-spacing: 9px; line-height: 3; min-height: 100vh;
    font: italic 900 31px/3 'Host Font', cursive; color: #0f0; text-align: right; visibility: visible; cursor: wait;
    transform: translateZ(0); user-select: none; text-indent: 40px; white-space: pre; word-break: break-all; }
  button, textarea, input, dialog, div, span, p, h1, h2, ul, li { all: unset !important; font: 40px cursive !important;
    padding: 33px !important; color: red !important; background: lime !important; max-width: 12px !important; }
  parley-widget { font-size: 90px; letter-spacing: 9px; text-transform: uppercase; color: red; line-height: 4; opacity: 1; }
  .base, .launcher, .dialog, .header, .footer { display: none !important; }
</style>`;

/** Additions to what every script uses, as old libraries made them, and wrappers around what speaks to servers. */
export const harshScripts = `<script>
  Object.prototype.extend = function () { return this; };
  Object.prototype.isEmpty = false;
  Array.prototype.first = function () { return this[0]; };
  Array.prototype.contains = function (each) { return this.indexOf(each) >= 0; };
  Array.prototype.toJSON = function () { return Array.from(this); };
  String.prototype.trimAll = function () { return this.trim(); };
  Function.prototype.debounce = function () { return this; };
  window.wrapped = { fetch: 0, xhr: 0, socket: 0 };
  const { fetch: ownFetch, XMLHttpRequest: OwnRequest, WebSocket: OwnSocket } = window;
  window.fetch = function (...given) { window.wrapped.fetch += 1; return ownFetch.apply(this, given); };
  window.XMLHttpRequest = class extends OwnRequest { open(...given) { window.wrapped.xhr += 1; super.open(...given); } };
  window.WebSocket = class extends OwnSocket { constructor(...given) { super(...given); window.wrapped.socket += 1; } };
  Object.freeze(console);
  window.name = '{"parley":"not this"}';
  window.status = window.origin = 'nonsense';
  window.event = window.parent = undefined;
  window.Parley = function () { (Parley.q = Parley.q || []).push(arguments); };
  Parley('prefill', 'Called before the tag');
</script>`;

/** What a page does for itself, and counts: shortcuts of one key, a palette, a form, links, and a place to scroll. */
export const ownBehaviour = `<script>
  window.seen = { keys: [], palette: 0, submits: 0, clicks: 0, prevented: [] };
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'k') { event.preventDefault(); window.seen.palette += 1; return; }
    if (!/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) window.seen.keys.push(event.key);
  });
  document.addEventListener('submit', (event) => { event.preventDefault(); window.seen.submits += 1; });
  document.addEventListener('click', () => { window.seen.clicks += 1; });
  for (const kind of ['wheel', 'touchstart', 'touchmove', 'keydown', 'keyup', 'click', 'submit', 'mousedown', 'pointerdown', 'contextmenu', 'copy', 'paste', 'dragover', 'drop'])
    addEventListener(kind, (event) => { if (event.defaultPrevented && !event.ctrlKey && kind !== 'submit') window.seen.prevented.push(kind); });
</script>`;

export const ownParts = `<main><form id="host-form"><input id="host-field" aria-label="Search"><button id="host-button">Go</button></form>
  <p>Words of the page</p><div style="height: 3000px"></div></main>`;

export interface Seen {
  readonly keys: readonly string[];
  readonly palette: number;
  readonly submits: number;
  readonly clicks: number;
  readonly prevented: readonly string[];
}
