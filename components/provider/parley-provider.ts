/** Signs in once for every staff element inside of it. */

import { ContextProvider } from '@lit/context';
import type { PropertyValues, TemplateResult } from 'lit';
import { css, html } from 'lit';
import { property } from 'lit/decorators.js';
import { subjectOf } from '../../client/credential-source.js';
import type { TokenSource } from '../../client/snapshots.js';
import { ParleyElement } from '../shared/parley-element.js';
import type { StaffClients } from '../shared/staff-clients.js';
import { staffClients } from '../shared/staff-clients.js';
import { SharedClients } from './shared-clients.js';
import type { StaffConnection } from './staff-context.js';
import { staffContext } from './staff-context.js';

/**
 * Elements inside that have a `token` of their own keep to it; the others use the provider's and share one connection
 * per room, so that a page with an inbox and a monitor has as many sockets as a page with one of them.
 *
 * @summary One sign-in and one set of connections for several staff elements.
 *
 * @slot - The page with the elements in it, at any depth.
 *
 * @attr {string} server - Where the rooms are; without it the page's own origin.
 * @attr {string} token - A signed staff token.
 */
export class ParleyProvider extends ParleyElement {
  // It is there for what it says, and takes no part in the layout of the page.
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  /** Where the rooms are; without it the page's own origin. */
  @property() server: string | null = null;

  /** A signed token, or as a property a function that gets one and is asked again when it has expired. */
  @property() token: TokenSource | null = null;

  /** Makes the connections; others than the real ones for tests and demos. */
  @property({ attribute: false }) createClients: StaffClients = staffClients;

  readonly #provider = new ContextProvider(this, { context: staffContext, initialValue: null });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('server') && !changed.has('token') && !changed.has('createClients')) return;
    this.#provider.setValue(this.#connection(changed));
  }

  #connection(changed: PropertyValues<this>): StaffConnection | null {
    const { server, token } = this;
    if (token === null || token === '') return null;
    const before = this.#provider.value;
    const isRenewal = before && !changed.has('server') && !changed.has('createClients');
    // A fresh token of the same person ends nothing: what is connected asks for it when it is needed.
    if (isRenewal && isOfSamePerson(before.token, token)) return { ...before, token };
    // What was made for one person never asks for the token of the next.
    const current = (): string | Promise<string> =>
      this.#provider.value?.clients === clients ? readToken(this.token) : '';
    const clients: StaffClients = new SharedClients(this.createClients, current);
    return { server, token, clients };
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

const isOfSamePerson = (before: TokenSource, now: TokenSource): boolean => {
  if (typeof before !== 'string' || typeof now !== 'string') return false;
  const [was, is] = [before, now].map((token) => subjectOf({ kind: 'token', token }));
  return was !== null && was === is;
};

const readToken = (token: TokenSource | null): string | Promise<string> => {
  if (typeof token === 'function') return token();
  return token ?? '';
};

declare global {
  interface HTMLElementTagNameMap {
    'parley-provider': ParleyProvider;
  }
}
