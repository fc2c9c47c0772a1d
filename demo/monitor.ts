/** The supervisor's page: a panel for one of the cast. */
import '../components/define.js';
import { bindViewToHash } from '../components/monitor/view-hash.js';
import { demoToken, personFromAddress } from './demo-token.js';
import { tapWire } from './wire-tap.js';

tapWire('supervisor');

const monitor = document.createElement('parley-monitor');
monitor.setAttribute('server', location.origin);
monitor.token = demoToken(personFromAddress('maria'));
// The tab, the workgroup and the filters survive a reload, and can be sent to a colleague.
bindViewToHash(monitor);
document.body.append(monitor);
