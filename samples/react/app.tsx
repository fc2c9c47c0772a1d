/** React 19 knows custom elements: properties are set, and `on` with the name of an event listens. */
import 'parley/widget';
import type {} from 'parley/jsx';
import type { ParleyWidget } from 'parley/widget';
import { useRef, useState } from 'react';
import { newMessages } from '../shared/site.js';
import { fetchToken, server } from '../shared/token.js';
import { useRoute } from './use-route.js';

export function App() {
  const widget = useRef<ParleyWidget>(null);
  const [unread, setUnread] = useState(0);
  const [isSignedIn, setSignedIn] = useState(false);
  const route = useRoute();

  const signOut = async () => {
    await widget.current?.logout();
    setSignedIn(false);
  };

  return (
    <>
      <nav>
        <a href="#shop">Shop</a> <a href="#imprint">Imprint</a>
      </nav>
      <h1>React 19</h1>
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
        <parley-widget
          ref={widget}
          server={server}
          workgroup="sales"
          label="Ask the shop"
          token={isSignedIn ? fetchToken : null}
          onparley-unread-change={({ detail }) => setUnread(detail.unread)}
        />
      )}
    </>
  );
}
