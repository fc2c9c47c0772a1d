// The widget with all that it loads on demand, for tests that do not want to wait for it.
import { definePanel } from '../../widget/panel-entry.js';
import { defineWidget } from '../../widget/register.js';
import '../../widget/talk.js';

export const defineWholeWidget = (): void => {
  definePanel();
  defineWidget();
};
