/** What somebody asks a conversation to do. Who asks is not in it: that comes from the verified token alone. */

export type Command =
  | {
      readonly type: 'post';
      readonly audience: 'everyone' | 'staff' | 'whisper';
      readonly text: string;
      /** Staff name the epoch they saw; a customer has none. */
      readonly epoch?: number | undefined;
    }
  | { readonly type: 'accept'; readonly epoch: number }
  | { readonly type: 'supervise'; readonly mode: 'monitor' | 'join' | 'leave' }
  | {
      readonly type: 'take-over';
      readonly epoch: number;
      readonly reason?: string | undefined;
    }
  | { readonly type: 'hand-back'; readonly epoch: number }
  | { readonly type: 'end' }
  | { readonly type: 'wrap-up'; readonly disposition: string };

export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;
