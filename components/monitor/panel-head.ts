/** The head of the panel: what it is, one's own availability, the numbers of the moment, and what helps with it. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { AvailabilityKind } from '../../core/domain/availability.js';
import { availabilityControl } from '../shared/availability-control.js';
import type { Localize } from '../shared/localize.js';
import { icon } from '../shared/staff-icons.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { StaffSession } from '../shared/staff-session.js';
import type { WaitThresholds } from '../shared/waiting.js';
import type { MonitorView } from './monitor-view.js';
import type { panelMessages } from './panel-messages.js';
import type { PanelScope } from './panel-scope.js';

export interface HeadOptions {
  readonly session: StaffSession;
  readonly scope: PanelScope;
  readonly view: MonitorView;
  readonly thresholds: WaitThresholds;
  readonly words: Localize<typeof staffMessages>;
  readonly panelWords: Localize<typeof panelMessages>;
  /** How many monitoring rules there are. */
  readonly rules: number;
  /** There is nothing that one may do here: only what it is called is shown. */
  readonly isBare: boolean;
  set(kind: AvailabilityKind): void;
  openRules(): void;
  openHelp(): void;
}

const tools = ({ panelWords: t, rules, openRules, openHelp }: HeadOptions): TemplateResult => html`
  <div class="tools">
    <button
      class="icon-button rules"
      aria-haspopup="dialog"
      aria-label=${rules === 0 ? t.t('panel.rules') : t.t('panel.rules-on', { n: rules })}
      title=${rules === 0 ? t.t('panel.rules') : t.t('panel.rules-on', { n: rules })}
      @click=${openRules}
    >
      ${icon('zap')}${rules === 0 ? nothing : html`<span class="tally" aria-hidden="true">${rules}</span>`}
    </button>
    <button class="icon-button help" aria-haspopup="dialog" aria-label=${t.t('panel.help')} title=${t.t('panel.help')} @click=${openHelp}>
      ${icon('keyboard')}
    </button>
  </div>
`;

export const panelHead = (options: HeadOptions): TemplateResult => {
  const { session, scope, view, thresholds, words, isBare, set } = options;
  return html`
    <header>
      <h2>${words.t('monitor.label')}</h2>
      <slot name="header"></slot>
      ${
        isBare
          ? nothing
          : html`
              ${availabilityControl(session.desk, words, set)}
              <parley-monitor-numbers
                .rows=${scope.rows}
                .staff=${scope.staff}
                .figures=${scope.figures}
                .view=${view}
                .thresholds=${thresholds}
              ></parley-monitor-numbers>
              ${tools(options)}
            `
      }
    </header>
  `;
};
