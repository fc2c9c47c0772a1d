/** Puts the panel into its box. All that customers see once they opened the chat is behind this. */
import type { ConversationPort } from '../client/snapshots.js';
import type { DraftDetail } from '../components/conversation/parley-composer.js';
import { ParleyComposer } from '../components/conversation/parley-composer.js';
import { defineElement } from '../components/shared/define-element.js';
import type { StartDetail } from './parley-panel.js';
import { ParleyPanel } from './parley-panel.js';
import type { Place } from './place.js';
import { Speaking } from './speaking.js';
import type { Availability } from './widget-events.js';

/** Who this is could not be said, or what it takes to talk could not be loaded. */
export type Failure = 'unauthenticated' | 'internal';

export interface PanelActs {
  /** The first message; without a text it begins with files. */
  start(detail: StartDetail): void;
  /** Another conversation shall begin. */
  renew(): void;
  /** What was said is deleted, and nothing of it is to stay here. */
  forgotten(): void;
  close(): void;
  draft(event: CustomEvent<DraftDetail>): void;
  /** Whether somebody is there. */
  known(availability: Availability): void;
}

export interface PanelLook {
  readonly client: ConversationPort | null;
  readonly label: string;
  readonly draft: string;
  /** What was sent and is in no conversation yet. */
  readonly sending: string;
  readonly closable: boolean;
  readonly conversation: string | null;
  /** Null: a conversation can begin, as far as anybody knows. */
  readonly failure: Failure | null;
  readonly place: Place | null;
  /** The customer's name, as far as the page knows it. */
  readonly name: string;
  /** The panel is on the screen. */
  readonly shown: boolean;
}

export interface Panel {
  show(look: PanelLook): void;
  focus(): Promise<void>;
  /** Nothing of whoever was here stays. */
  forget(): void;
  settled(): Promise<void>;
  remove(): void;
}

let talking: Promise<unknown> | null = null;

/** The list of messages comes after what one can write with. Where it did not come nothing is seen: it is tried again. */
const talk = (): Promise<unknown> => {
  talking ??= import('./talk.js').catch(() => {
    talking = null;
  });
  return talking;
};

export const definePanel = (): void => {
  defineElement('parley-composer', ParleyComposer);
  defineElement('parley-panel', ParleyPanel);
};

export const mountPanel = (box: HTMLElement, acts: PanelActs): Panel => {
  definePanel();
  const panel = document.createElement('parley-panel');
  new Speaking(panel);
  panel.addEventListener('parley-draft-change', acts.draft);
  panel.addEventListener('parley-front-change', ({ detail }) => acts.known(detail.availability));
  panel.addEventListener('parley-start-request', ({ detail }) => acts.start(detail));
  panel.addEventListener('parley-new-request', () => acts.renew());
  panel.addEventListener('parley-forgotten', () => acts.forgotten());
  panel.addEventListener('parley-close-request', () => acts.close());
  box.append(panel);
  const settled = async (): Promise<void> => {
    await panel.updateComplete;
    await Promise.all([talk(), panel.whenWhole]);
    await panel.updateComplete;
  };
  return {
    show: (look) => {
      void talk();
      // Before anything is sent, and not with the next drawing.
      panel.met(look.client);
      Object.assign(panel, look);
    },
    forget: () => panel.forget(),
    focus: async () => {
      await panel.updateComplete;
      panel.focus();
    },
    settled,
    remove: () => panel.remove(),
  };
};
