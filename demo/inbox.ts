/** The agent's page: an inbox for one of the cast. */
import '../components/define.js';
import { demoToken, personFromAddress } from './demo-token.js';
import { tapWire } from './wire-tap.js';

tapWire('agent');

const inbox = document.createElement('parley-inbox');
inbox.setAttribute('server', location.origin);
inbox.token = demoToken(personFromAddress('anna'));
document.body.append(inbox);
