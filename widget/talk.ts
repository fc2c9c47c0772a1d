/** The list of messages and the state of the connection: loaded when there is something to show in them. */
import { publicEvent } from '../components/conversation/entry-words.js';
import { ParleyConnectionStatus } from '../components/conversation/parley-connection-status.js';
import { ParleyTimeline } from '../components/conversation/parley-timeline.js';
import { timelineMessages } from '../components/conversation/timeline-messages.js';
import { defineElement } from '../components/shared/define-element.js';
import { addLanguage } from '../components/shared/sentences.js';
import { refusalMessages } from './refusal-messages.js';

// Where the server's own sentence, which is for everybody, does not say what a customer can do.
addLanguage('en', refusalMessages);

defineElement('parley-timeline', ParleyTimeline);
defineElement('parley-connection-status', ParleyConnectionStatus);

// For whoever keeps what was said: they stand here already, and would else be a part of their own, of which this waits.
export { publicEvent, timelineMessages };
