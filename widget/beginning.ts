/** How a conversation begins: with what is asked before it, and with all that was sent while that was still on its way. */
import { ask } from '../components/shared/ask.js';
import type { PanelFront } from './panel-front.js';
import type { PartsHost } from './panel-parts.js';
import type { StartDetail } from './parley-panel.js';

export class Beginning {
  readonly #panel: PartsHost;
  readonly #front: PanelFront;
  /** What was sent before the forms were there, in its order, and what ends that it is kept; false: it is nobody's now. */
  #held: (readonly [text: string, release: () => boolean])[] = [];

  constructor(panel: PartsHost, front: PanelFront) {
    this.#panel = panel;
    this.#front = front;
  }

  /** With a first message; without a text it begins with files. False: something is still to be filled in. */
  start(text: string): boolean {
    const { loading } = this.#front;
    // It is on its way from now on: neither what is typed next nor a reload changes it.
    if (loading && !this.#held[0]) void loading.then(() => this.go());
    if (loading || this.#held[0])
      return this.#ask({ text, later: (release) => this.#held.push([text, release]) });
    return (
      this.#panel.renderRoot.querySelector('parley-panel-form')?.submit?.() !== false && this.#begin(text)
    );
  }

  /** What is held goes, or stands in the field again where a form has to be filled in first. */
  go(): void {
    const held = this.#held;
    this.#held = [];
    const texts = held.flatMap(([text, release]) => (release() ? text : []));
    const { extras, field } = this.#panel.renderRoot.querySelector('parley-composer') ?? {};
    if (this.#front.forms?.lets() !== false) {
      for (const text of texts) if (text || extras?.isHolding) this.#begin(text);
      return;
    }
    extras?.release();
    const text = texts.join('\n').trim();
    if (!field || !text) return;
    // As if it had been typed there: whoever writes on keeps their caret.
    if (field.value) field.setRangeText(`${text}\n`, 0, 0);
    else field.setRangeText(text, 0, 0, 'end');
    field.dispatchEvent(new InputEvent('input'));
  }

  #begin(text: string): boolean {
    this.#front.forms?.begin();
    return this.#ask({ text });
  }

  #ask(detail: StartDetail): boolean {
    return ask(this.#panel, 'parley-start-request', detail, 'inside');
  }
}
