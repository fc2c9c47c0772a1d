/** The least that a widget on this ground could be: one Lit element with a button, and a socket library beside it. */
import { html, LitElement } from 'lit';
import PartySocket from 'partysocket';

class BareWidget extends LitElement {
  socket: PartySocket | null = null;

  protected override render(): unknown {
    return html`<button type="button" id="launcher" @click=${this.open}>Chat</button>`;
  }

  open(): void {
    this.socket = new PartySocket({ host: location.host, room: 'hello' });
  }
}

customElements.define('bare-widget', BareWidget);
document.body.append(document.createElement('bare-widget'));
