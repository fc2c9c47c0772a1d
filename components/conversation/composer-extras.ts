/** What a composer is given beside its text: a look of its own, and more that is sent with it. */
import type { CSSResult, TemplateResult } from 'lit';
import type { FileView } from '../../core/domain/files.js';
import type { ParleyComposer } from './parley-composer.js';

/** How a field looks that is not for everyone: what stands before its label, and its colours. */
export interface ComposerLook {
  readonly sign: TemplateResult;
  readonly styles: CSSResult;
}

/** What is sent with a text. It comes on demand, and only where something may go with a text. */
export interface ComposerExtras {
  readonly styles: CSSResult;
  readonly files: readonly FileView[];
  /** There is something that can be sent without a text. */
  readonly isFilled: boolean;
  /** What was written is sent in a moment, and stays as it is until then. */
  readonly isHolding: boolean;
  /** It belongs to this composer now. */
  meet(composer: ParleyComposer): void;
  leave(): void;
  /** Sending was asked for. True: not now; it asks again by itself. */
  hold(): boolean;
  /** It is not sent for now. */
  release(): void;
  sent(): void;
  /** Above the field, and between it and the button. */
  above(): unknown;
  beside(): unknown;
}
