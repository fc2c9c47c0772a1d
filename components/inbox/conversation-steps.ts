/** Does in the open conversation what a key asks for: what its own button would do, where there is one now. */
import type { ParleyConversation } from '../conversation/parley-conversation.js';
import type { ParleyStaffComposers } from '../conversation/parley-staff-composers.js';

export type ConversationStep = 'reply' | 'note' | 'end' | 'actions';

const buttons = { end: '.end', actions: '.more' } as const;

const composersIn = (conversation: ParleyConversation): ParleyStaffComposers | null =>
  conversation.renderRoot.querySelector('parley-staff-composers');

const press = (root: ParentNode | undefined, selector: string): boolean => {
  const button = root?.querySelector<HTMLElement>(selector);
  button?.click();
  return button != null;
};

/** The tab is pressed where there are two; a composer that is alone is gone to. */
const write = async (conversation: ParleyConversation, audience: 'everyone' | 'staff'): Promise<boolean> => {
  const composers = composersIn(conversation);
  if (!composers) return false;
  if (press(composers.renderRoot, `#tab-${audience}`)) return true;
  const composer = composers.renderRoot.querySelector<HTMLElement>(`[data-audience='${audience}']`);
  if (!composer) return false;
  composer.focus();
  return true;
};

const steps = {
  // A supervisor who speaks with the customer has two: the private one comes first, as everywhere.
  reply: async (conversation) => {
    const composers = composersIn(conversation);
    if (composers?.renderRoot.querySelector('.dual')) {
      await composers.focusDefault();
      return true;
    }
    return write(conversation, 'everyone');
  },
  note: (conversation) => write(conversation, 'staff'),
  end: async (conversation) => press(conversation.renderRoot, buttons.end),
  actions: async (conversation) => press(conversation.renderRoot, buttons.actions),
} as const satisfies Record<ConversationStep, (conversation: ParleyConversation) => Promise<boolean>>;

export const performStep = async (
  conversation: ParleyConversation | null,
  step: ConversationStep,
): Promise<boolean> => {
  if (!conversation) return false;
  await conversation.updateComplete;
  return steps[step](conversation);
};
