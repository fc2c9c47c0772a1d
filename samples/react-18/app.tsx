import type { ParleyWidget, UnreadDetail } from 'parley/widget';
import { useCallback, useRef, useState } from 'react';
import { useRoute } from '../react/use-route.js';
import { newMessages } from '../shared/site.js';
import { fetchToken, server } from '../shared/token.js';
import { ParleyChat } from './parley-chat.js';

export function App() {
  const widget = useRef<ParleyWidget>(null);
  const [unread, setUnread] = useState(0);
  const [isSignedIn, setSignedIn] = useState(false);
  const route = useRoute();
  const onUnreadChange = useCallback(({ unread: count }: UnreadDetail) => setUnread(count), []);

  const signOut = async () => {
    await widget.current?.logout();
    setSignedIn(false);
  };

  return (
    <>
      <nav>
        <a href="#shop">Shop</a> <a href="#imprint">Imprint</a>
      </nav>
      <h1>React 18</h1>
      <p>
        <button type="button" onClick={() => widget.current?.open()}>
          Ask us
        </button>
        <button type="button" onClick={() => widget.current?.close()}>
          Close the chat
        </button>
        <button type="button" onClick={() => setSignedIn(true)}>
          Sign in
        </button>
        <button type="button" onClick={signOut}>
          Sign out
        </button>
      </p>
      <p>
        <output>{newMessages(unread)}</output>
      </p>
      {route !== '#imprint' && (
        <ParleyChat
          ref={widget}
          server={server}
          workgroup="sales"
          label="Ask the shop"
          token={isSignedIn ? fetchToken : null}
          onUnreadChange={onUnreadChange}
        />
      )}
    </>
  );
}
