/** React 18 gives custom elements attributes and nothing else: properties and listeners are set here. */
import 'parley/widget';
import type {} from 'parley/jsx';
import type { ParleyWidget, UnreadDetail } from 'parley/widget';
import { forwardRef, useEffect, useImperativeHandle, useRef } from 'react';

export interface ParleyChatProps {
  readonly server: string;
  readonly workgroup: string;
  readonly label?: string;
  /** Stays the same function from one rendering to the next: another one is another person. */
  readonly token: (() => Promise<string>) | null;
  onUnreadChange(detail: UnreadDetail): void;
}

export const ParleyChat = forwardRef<ParleyWidget | null, ParleyChatProps>(
  ({ token, onUnreadChange, ...attributes }, forwarded) => {
    const widget = useRef<ParleyWidget>(null);
    useImperativeHandle<ParleyWidget | null, ParleyWidget | null>(forwarded, () => widget.current);

    useEffect(() => {
      if (widget.current) widget.current.token = token;
    }, [token]);

    useEffect(() => {
      const element = widget.current;
      const hear = ({ detail }: CustomEvent<UnreadDetail>) => onUnreadChange(detail);
      element?.addEventListener('parley-unread-change', hear);
      return () => element?.removeEventListener('parley-unread-change', hear);
    }, [onUnreadChange]);

    return <parley-widget ref={widget} {...attributes} />;
  },
);
