/** Every word of the elements in a language of its own, with something to give away in each. */
import { contextMessages } from '../../components/context/context-messages.js';
import { connectionMessages } from '../../components/conversation/connection-messages.js';
import { filesMessages } from '../../components/conversation/files-messages.js';
import { talkMessages } from '../../components/conversation/talk-messages.js';
import { timelineMessages } from '../../components/conversation/timeline-messages.js';
import { inboxMessages } from '../../components/inbox/inbox-messages.js';
import { agentsMessages } from '../../components/monitor/agents-messages.js';
import { filterMessages } from '../../components/monitor/filter-messages.js';
import { panelMessages } from '../../components/monitor/panel-messages.js';
import { tableMessages } from '../../components/monitor/table-messages.js';
import { recordMessages } from '../../components/record/record-messages.js';
import { answerMessages } from '../../components/shared/answer-state.js';
import { messages } from '../../components/shared/messages.js';
import type { Message, Translation } from '../../components/shared/sentences.js';
import { shortcutsMessages } from '../../components/shared/shortcuts-messages.js';
import { staffMessages } from '../../components/shared/staff-messages.js';
import { workMessages } from '../../components/work/work-messages.js';
import { formMessages } from '../../widget/form-messages.js';
import { frontMessages } from '../../widget/front-messages.js';
import { partsMessages } from '../../widget/parts-messages.js';
import { ratingMessages } from '../../widget/rating-messages.js';
import { mark, poisoned } from './xss-marks.js';

/** A language that nobody on the page speaks: every word of it is what the page registered. */
export const LANGUAGE = 'eo';

const english: Readonly<Record<string, Message>> = {
  ...messages,
  ...timelineMessages,
  ...connectionMessages,
  ...filesMessages,
  ...staffMessages,
  ...answerMessages,
  ...shortcutsMessages,
  ...workMessages,
  ...talkMessages,
  ...inboxMessages,
  ...agentsMessages,
  ...panelMessages,
  ...tableMessages,
  ...filterMessages,
  ...recordMessages,
  ...contextMessages,
  ...frontMessages,
  ...partsMessages,
  ...formMessages,
  ...ratingMessages,
};

/** Each word with another payload in it; with none, a mark. */
export const wordsWith = (payloads: readonly string[], from: number): Translation =>
  Object.fromEntries(
    Object.entries(english).map(([key, message], index) => {
      const payload = payloads[(from + index) % payloads.length] ?? null;
      const given = (text: string): string => poisoned(`${mark('word')} ${text}`, payload);
      return [
        key,
        typeof message === 'string'
          ? given(message)
          : { one: given(message.one), other: given(message.other) },
      ];
    }),
  );
