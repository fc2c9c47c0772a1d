/**
 * The decorators of Lit as far as our compiler's kind needs them, for the elements that a customer's page loads: Lit's
 * own know a second kind, which is a third of a kilobyte that nothing here calls. Elements of staff use Lit's.
 */
import type { PropertyDeclaration, ReactiveElement } from 'lit';

type Decorate = (prototype: ReactiveElement, name: string) => void;

/** A public property: a change of it is drawn. */
export const property =
  (options?: PropertyDeclaration): Decorate =>
  (prototype, name) => {
    (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
  };

/** A property that is nobody else's business, and no attribute. */
export const state = (): Decorate => property({ state: true, attribute: false });

/** The first element of the shadow root that the selector finds, at the time of asking. */
export const query =
  (selector: string): Decorate =>
  (prototype, name) => {
    // Nothing is given back: it would be taken for a descriptor.
    Object.defineProperty(prototype, name, {
      get(this: ReactiveElement): Element | null {
        return this.renderRoot?.querySelector(selector) ?? null;
      },
    });
  };
