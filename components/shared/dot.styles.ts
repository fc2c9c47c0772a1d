/** The dot before a word that says how somebody or something stands: hollow, and filled by whoever uses it. */
import { css } from 'lit';

export const dot = css`
  flex: none;
  inline-size: 8px;
  block-size: 8px;
  border: 2px solid var(--_muted);
  border-radius: 50%;
  content: '';
`;
