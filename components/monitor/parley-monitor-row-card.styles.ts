/** The looks of a row where the table is narrow: a card, with what is urgent in its first line. */
import { css } from 'lit';

export const cardStyles = css`
  @container grid (inline-size < 720px) {
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px 12px;
      padding: 12px 16px;
    }

    .cell {
      flex: none;
      padding: 0;
    }

    .cell:empty,
    .attention:not(:has(.mark)),
    .flags:not(:has(.mark)),
    .sentiment:has(.unknown),
    .supervisors:not(:has(.supervisor)) {
      display: none;
    }

    .select {
      order: 0;
      margin-inline: -12px -8px;
    }

    .select label {
      inline-size: 44px;
      block-size: 44px;
    }

    .customer {
      flex: 1 1 120px;
      order: 1;
    }

    .waiting {
      order: 2;
    }

    .actions {
      order: 3;
      margin-inline-end: -10px;
    }

    .more-button {
      inline-size: 44px;
      block-size: 44px;
    }

    .attention,
    .agent {
      flex: 1 1 100%;
      max-inline-size: 100%;
    }

    .attention,
    .flags {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }

    .attention {
      order: 4;
    }

    .feeling {
      display: inline-flex;
    }

    .agent {
      order: 5;
      justify-content: flex-start;
    }

    .state,
    .sentiment,
    .team,
    .activity,
    .handling,
    .messages {
      order: 6;
    }

    .messages {
      display: inline-flex;
      align-items: center;
      gap: 5px;
    }

    .messages .icon {
      display: block;
      inline-size: 14px;
      block-size: 14px;
    }

    .flags,
    .supervisors {
      flex: 0 1 auto;
      order: 7;
      min-inline-size: 0;
    }

    .monitor {
      inline-size: 44px;
      block-size: 44px;
      margin-inline-start: auto;
    }

    .badge {
      min-block-size: 44px;
      margin-inline-start: auto;
      border-radius: 22px;
      padding-inline: 14px;
    }
  }
`;
