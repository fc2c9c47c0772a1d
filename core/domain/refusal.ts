/** Every "no" that Parley says: a code and a sentence. A refusal is a value and changes nothing. */

/** The sentences are the whole text that a client may ever be given; nothing from inside is added to them. */
export const refusals = {
  'bad-frame': 'This message does not have a form that the server knows.',
  'unsupported-version': 'This client and the server share no version of the protocol.',
  unauthenticated: 'Sign in again: the token is missing, expired or not for this server.',
  'not-found': 'There is no such conversation, or it is not yours.',
  forbidden: 'You may not do that here.',
  'supervisor-required': 'Your profile is not that of a supervisor, which monitoring needs here.',
  'bad-state': 'That is not possible at this point of the conversation.',
  'not-handler': 'Somebody else handles this conversation now. Your text was not sent.',
  'own-conversation': 'You handle this conversation yourself.',
  'not-monitoring': 'Monitor or join the conversation first.',
  'already-taken-over': 'Somebody else took this conversation over before you.',
  'already-accepted': 'Somebody else accepted this conversation before you.',
  conflict: 'Others were first: no place is free.',
  gap: 'An earlier command of this device is missing.',
  stale: 'This command is older than what the server remembers.',
  'too-large': 'This message is too long.',
  'rate-limited': 'Too many messages at once. Wait a moment.',
  'room-full': 'This conversation cannot hold more.',
  'not-online': 'Go on-line first: watching needs it here.',
  'not-available': 'Set yourself to available first: watching needs it here.',
  'limit-reached': 'All of your sessions are in use.',
  'target-unavailable': 'They are not available now.',
  'target-busy': 'All of their sessions are in use.',
  'not-offered': 'This conversation was not offered to you.',
  'unknown-choice': 'That is not in the list of this workgroup.',
  'reason-required': 'Give a reason.',
  'intro-required': 'Introduce yourself to the customer in the same step.',
  'channel-unsupported': 'The channel of this conversation does not allow that.',
  'not-lead': 'Another supervisor leads here.',
  'try-again': 'Another part of the server did not answer. Nothing was changed; try again.',
  'invalid-form': 'Something in this form is missing, or is not as it should be.',
  closed: 'This conversation has ended.',
  'already-rated': 'You have rated this conversation already.',
  'consent-required': 'Agreement to the notice is needed first.',
  'file-too-large': 'This file is larger than this conversation takes.',
  'file-type': 'Files of this sort are not taken here, or this one is not what its name says.',
  'file-quota': 'You have sent as much as one person may in this conversation.',
  'file-later': 'You can send more files as soon as somebody has answered.',
  'file-gone': 'A file of this message is not there any more. Attach it again.',
  storage: 'The message could not be stored. Nothing was sent; try again.',
  internal: 'Something went wrong on the server. Nothing was sent; try again.',
} as const;

export type RefusalCode = keyof typeof refusals;

export interface Refusal {
  readonly code: RefusalCode;
  /** With `not-handler` and `already-taken-over`: the epoch now, for whoever may see the conversation. */
  readonly epoch?: number;
  /** With `gap`: the number that is expected. */
  readonly expect?: number;
  /** With `rate-limited`: seconds. */
  readonly retryAfter?: number;
  /**
   * With `conflict` over monitor places: the supervisors who hold them, and since when. With `already-accepted`: who
   * handles it.
   */
  readonly holders?: readonly { readonly name: string; readonly since: number }[];
  /** With `limit-reached` and `target-busy`: sessions in use, and how many there may be. */
  readonly used?: number;
  readonly limit?: number;
  /** With `unknown-choice`: what there is to choose from. */
  readonly choices?: readonly string[];
  /** With `internal`, in a conversation: what its log lines are found by. */
  readonly reference?: string;
  /** With `invalid-form`: the names of the fields. */
  readonly fields?: readonly string[];
}

export const refuse = (code: RefusalCode, details: Omit<Refusal, 'code'> = {}): Refusal => ({
  code,
  ...details,
});
