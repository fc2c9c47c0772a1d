/** The agent's page: an inbox for one of the cast. */
import '../components/define.js';
import { demoToken, personFromAddress } from './demo-token.js';
import { tapWire } from './wire-tap.js';

tapWire('agent');

const inbox = document.createElement('parley-inbox');
inbox.setAttribute('server', location.origin);
inbox.token = demoToken(personFromAddress('anna'));
// What a team keeps for everybody: type / in the field. People add their own beside these.
inbox.replies = [
  {
    id: 'hello',
    shortcut: 'hello',
    text: 'Hello {customer}, this is {agent}. How can I help?',
    isShared: true,
  },
  {
    id: 'look',
    shortcut: 'look',
    text: 'Thank you, {customer}. Let me look that up for you.',
    isShared: true,
  },
  { id: 'sorry', shortcut: 'sorry', text: 'I am sorry about that. I will make it right.', isShared: true },
  { id: 'bye', shortcut: 'bye', text: 'Thank you for writing to {team}. Have a good day!', isShared: true },
];
document.body.append(inbox);
