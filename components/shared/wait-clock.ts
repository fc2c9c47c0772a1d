/** The clock of somebody who waits, as rows draw it: colour, icon and words together, so that none is needed alone. */
import type { TemplateResult } from 'lit';
import { css, html } from 'lit';
import type { IconName } from './timeline-icons.js';
import { icon } from './timeline-icons.js';
import type { Urgency, WaitThresholds } from './waiting.js';
import { clock, secondsSince, urgencyOf } from './waiting.js';

const icons = { fine: 'clock', soon: 'clock', late: 'circle-alert' } as const satisfies Record<
  Urgency,
  IconName
>;

/** `words` says what an urgency is called. */
export const waitClock = (
  since: number,
  now: number,
  thresholds: WaitThresholds,
  words: Readonly<Record<Urgency, string>>,
): TemplateResult => {
  const seconds = secondsSince(since, now);
  const urgency = urgencyOf(seconds, thresholds);
  const word = words[urgency];
  return html`<span class="wait ${urgency}" title=${word}
    >${icon(icons[urgency], 'small')}<span class="visually-hidden">${word}</span><span class="time" dir="ltr">${clock(seconds)}</span></span
  >`;
};

export const waitStyles = css`
  .wait {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 4px;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    line-height: 20px;
    white-space: nowrap;
  }

  .wait .icon.small {
    inline-size: 14px;
    block-size: 14px;
  }

  .wait.soon,
  .wait.late {
    padding-inline: 6px;
    border-radius: 10px;
  }

  .wait.soon {
    background: color-mix(in srgb, var(--_warning) 14%, transparent);
    color: var(--_warning);
  }

  .wait.late {
    background: color-mix(in srgb, var(--_danger) 13%, transparent);
    color: var(--_danger);
  }
`;
