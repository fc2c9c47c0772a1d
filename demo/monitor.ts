/** The supervisor's page: a panel for one of the cast. */
import '../components/define.js';
import { demoToken, personFromAddress } from './demo-token.js';
import { tapWire } from './wire-tap.js';

tapWire('supervisor');

const monitor = document.createElement('parley-monitor');
monitor.setAttribute('server', location.origin);
monitor.token = demoToken(personFromAddress('maria'));
document.body.append(monitor);
