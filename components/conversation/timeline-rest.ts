/**
 * Lets the browser skip pieces of a timeline that are out of sight. Only those that were laid out once: a piece whose
 * height is a guess would move what is read when it comes into sight. The last piece is never skipped, as it grows.
 */
import { noChange } from 'lit';
import type { ElementPart } from 'lit/directive.js';
import { Directive, directive } from 'lit/directive.js';

const settle = (chunk: Element | null): void => {
  if (!(chunk instanceof HTMLElement) || !chunk.nextElementSibling?.matches('.chunk')) return;
  if (chunk.classList.contains('rest')) return;
  chunk.style.setProperty('contain-intrinsic-block-size', `auto ${chunk.getBoundingClientRect().height}px`);
  chunk.classList.add('rest');
};

/** Made at first use: there is none on a server. */
let sizes: ResizeObserver | undefined;

class Rest extends Directive {
  /** What is drawn anew is laid out anew. */
  override update({ element }: ElementPart): typeof noChange {
    sizes ??= new ResizeObserver((seen) => {
      // In the next frame: sizes that change while sizes are told are told once more.
      requestAnimationFrame(() => {
        for (const { target } of seen)
          for (const each of [target, target.previousElementSibling]) settle(each);
      });
    });
    sizes.observe(element);
    element.classList.remove('rest');
    return noChange;
  }

  override render(): typeof noChange {
    return noChange;
  }
}

/** On the box of a piece. */
export const rest = directive(Rest);
