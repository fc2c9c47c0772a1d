/** The customer's page: what a website owner does, and the tap for the stage. */
import { tapWire } from './wire-tap.js';
import '../widget/define.js';

tapWire('customer');

const widget = document.createElement('parley-widget');
widget.setAttribute('server', location.origin);
widget.setAttribute('workgroup', 'sales');
document.body.append(widget);

if (new URLSearchParams(location.search).has('new')) {
  history.replaceState(null, '', location.pathname);
  void widget.logout();
}
