/** The looks of the queue: numbers above, and below them who waits beside who is answered, where there is room. */
import type { CSSResult } from 'lit';
import { css } from 'lit';
import { sectionStyles } from './agents-section.styles.js';

const looks = css`
  .workgroup + .workgroup {
    border-block-start: 8px solid var(--_sunken);
  }

  h3 {
    padding: 14px 16px 10px;
  }

  .sections {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    border-block-end: 1px solid var(--_border);
  }

  .section {
    min-inline-size: 0;
    padding: 12px 16px 8px;
  }

  .section + .section {
    border-block-start: 1px solid var(--_border);
  }

  .nothing.small {
    padding: calc(var(--_space) * 3);
    font-size: var(--_size-small);
  }

  .whose {
    overflow: hidden;
    color: var(--_muted);
    font-size: var(--_size-small);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .mark {
    flex: none;
    padding-inline: 7px;
    border: 1px solid var(--_control-border);
    border-radius: 10px;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-weight: 600;
    line-height: 18px;
    white-space: nowrap;
  }

  @container agents (inline-size >= 980px) {
    .sections {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }

    .section + .section {
      border-block-start: 0;
      border-inline-start: 1px solid var(--_border);
    }
  }

  @container agents (inline-size < 420px) {
    .figures {
      grid-template-columns: 1fr 1fr;
    }

    .figures .figure:last-child:nth-child(odd) {
      grid-column: 1 / -1;
    }
  }
`;

export const styles: readonly CSSResult[] = [sectionStyles, looks];
