/** What every element is that shows what a server says: what makes no sense is not shown, and never an error of the page. */
import { LitElement } from 'lit';
import { warnOnce } from './warn-once.js';

/** Does nothing but say so, once, when what it is given to show is not what it should be. */
export const attempt = <Result>(show: () => Result): Result | undefined => {
  try {
    return show();
  } catch (error) {
    warnOnce('nonsense', `this cannot be shown: ${error}`);
    return undefined;
  }
};

export class ParleyElement extends LitElement {
  /** The next update begins anew: nothing that is wrong once stays wrong. */
  protected override scheduleUpdate(): void {
    attempt(() => void super.scheduleUpdate());
  }
}
