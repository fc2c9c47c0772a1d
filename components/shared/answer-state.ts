/**
 * Whether whoever accepted a conversation has answered it yet: a border and a background, and the same in words with a
 * sign, since a colour alone says nothing to many.
 */
import type { TemplateResult } from 'lit';
import { css, html } from 'lit';
import type { PhaseName } from '../../core/domain/lifecycle.js';
import type { Localize } from './localize.js';
import type { Catalogue } from './sentences.js';
import { icon } from './staff-icons.js';
import { staffTheme } from './staff-theme.js';

export type AnswerState = 'unanswered' | 'answered';

export const answerMessages = {
  'answer.unanswered': 'Not answered yet',
  'answer.answered': 'Answered before',
} as const satisfies Catalogue;

/** Null where nobody has accepted it, or it is over. */
export const answerStateOf = (of: {
  readonly phase: PhaseName;
  readonly isAnswered: boolean;
}): AnswerState | null => {
  if (of.phase !== 'active') return null;
  return of.isAnswered ? 'answered' : 'unanswered';
};

/** For the class `answer-state` and `data-answer` on the box that has the border. */
export const answerMark = (
  state: AnswerState,
  words: Localize<typeof answerMessages>,
): TemplateResult => html`
  <span part="answer answer-${state}" class="answer">
    ${icon(state === 'answered' ? 'reply' : 'hourglass', 'small')}${words.t(`answer.${state}`)}
  </span>
`;

export const answerStyles = css`
  ${staffTheme}

  .answer-state[data-answer] {
    border: 2px solid var(--parley-answer-border-color, var(--_note-border));
  }

  .answer-state[data-answer='unanswered'] {
    background: var(--parley-unanswered-color, var(--_surface));
  }

  .answer-state[data-answer='answered'] {
    background: var(--parley-answered-color, var(--_bubble));
  }

  .answer {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 4px;
    color: var(--_text);
    font-size: var(--_size-tiny);
    font-weight: 600;
    white-space: nowrap;
  }
`;
