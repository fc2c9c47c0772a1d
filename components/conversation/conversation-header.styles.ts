/** The looks of who is in a conversation and how it stands, in the header of the staff's view. */
import { css } from 'lit';
import { staffTheme } from '../shared/staff-theme.js';

export const headerStyles = css`
  ${staffTheme}

  .people {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    margin-block-start: 4px;
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 6px;
    margin-block-start: 4px;
  }

  .fact {
    padding-inline: 7px;
    border: 1px solid var(--_control-border);
    border-radius: 10px;
    font-size: var(--_size-tiny);
    line-height: 18px;
  }

  .fact {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }

  .fact .icon.small,
  .channel .icon.small,
  .lead .icon.small {
    inline-size: 13px;
    block-size: 13px;
  }

  .person {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    color: var(--_text);
    font-size: var(--_size-small);
    line-height: 20px;
  }

  .person .icon.small {
    inline-size: 15px;
    block-size: 15px;
    color: var(--_muted);
  }

  .person.whispering .icon.small {
    color: var(--_whisper-border);
  }

  .person.absent bdi {
    color: var(--_muted);
    text-decoration: underline dotted;
  }

  .standing {
    color: var(--_muted);
  }

  .answer-state {
    display: inline-flex;
    padding-inline: 8px;
    border-radius: 12px;
    line-height: 20px;
  }

  .answer .icon.small {
    inline-size: 13px;
    block-size: 13px;
  }

  .channel {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    line-height: 20px;
  }

  .everybody {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 14px;
    margin-block-start: 4px;
  }

  .everybody .people {
    margin-block-start: 0;
  }

  .internal {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 10px;
    padding-inline: 8px;
    border: 1px dashed var(--_control-border);
    border-radius: 12px;
  }

  .internal-label {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-weight: 600;
    line-height: 22px;
  }

  .internal-label .icon.small {
    inline-size: 13px;
    block-size: 13px;
  }

  .lead {
    display: inline-flex;
    align-items: center;
    gap: 3px;
    padding-inline: 6px;
    border-radius: 9px;
    background: var(--_sunken);
    font-size: var(--_size-tiny);
    font-weight: 600;
    line-height: 18px;
  }

  .follow {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    margin-inline-start: auto;
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .follow select {
    min-block-size: 28px;
    max-inline-size: 180px;
    padding: 2px 8px;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    color: var(--_text);
  }

  .question p {
    display: flex;
    align-items: center;
    gap: 8px;
  }

  .question .icon {
    flex: none;
  }

  @media (pointer: coarse) {
    .title .actions .button,
    .question .button,
    .follow select {
      min-block-size: 44px;
    }
  }

  /* The sign stays, and with it the whole name for whoever is read to. */
  @container (inline-size < 560px) {
    .channel-name {
      display: none;
    }
  }

  @container (block-size < 520px) or ((inline-size < 440px) and (block-size < 720px)) {
    .everybody {
      gap: 0 8px;
      margin-block-start: 0;
    }

    .everybody .people {
      gap: 0 8px;
    }

    .answer-state {
      padding-inline: 4px;
    }

    .channel-name {
      display: none;
    }

    /* The sign stays; whoever is read to has the word. */
    .answer,
    .lead {
      gap: 0;
      font-size: 0;
    }

    .verified {
      gap: 0;
      font-size: 0;
    }
  }
`;
