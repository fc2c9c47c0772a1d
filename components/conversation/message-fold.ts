/** Long messages are shown by their first lines, with a button for the rest. */
import type { TemplateResult } from 'lit';
import { html, noChange, nothing } from 'lit';
import type { ElementPart } from 'lit/directive.js';
import { Directive, directive } from 'lit/directive.js';
import type { Words } from './entry-words.js';

const LINES = 12;
/** Fewer characters than this are never so many lines, on the narrowest of screens. */
const SHORT = 200;

/** Whether it may be long: how many lines it takes is known only where it stands. */
const mayBeLong = (text: string): boolean => text.length > SHORT || text.split('\n').length > LINES;

/** Made at first use: there is none on a server. */
let sizes: ResizeObserver | undefined;

const measure = (entries: readonly ResizeObserverEntry[]): void => {
  for (const { target } of entries) {
    const line = Number.parseFloat(getComputedStyle(target).lineHeight);
    // A line more than are shown, and the space around them: for less there is nothing to unfold.
    target.classList.toggle('long', target.scrollHeight > line * (LINES + 1) + 18);
  }
};

class Fold extends Directive {
  override update({ element }: ElementPart, [text]: [text: string]): typeof noChange {
    // Not while sizes are told: what folds there changes the sizes of what is around it.
    sizes ??= new ResizeObserver((seen) => requestAnimationFrame(() => measure(seen)));
    if (mayBeLong(text)) sizes.observe(element);
    return noChange;
  }

  override render(_: string): typeof noChange {
    return noChange;
  }
}

/** On the box of a text: marks it as long while it takes more lines than are shown. */
export const fold = directive(Fold);

const onMore = ({ currentTarget }: Event): void => {
  const button = currentTarget as HTMLElement;
  const isOpen = button.parentElement?.querySelector('.bubble')?.classList.toggle('open') ?? false;
  button.setAttribute('aria-expanded', `${isOpen}`);
  button.dispatchEvent(new Event('fold', { bubbles: true }));
};

export const moreButton = (text: string, words: Words): TemplateResult | typeof nothing =>
  mayBeLong(text)
    ? html`<button class="button quiet more" aria-expanded="false" @click=${onMore}>
        <span>${words.t('timeline.more')}</span><span>${words.t('timeline.less')}</span>
      </button>`
    : nothing;
