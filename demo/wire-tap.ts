/**
 * Copies every frame of this page's sockets to the stage, so that evaluators see what each person is sent. Import it
 * before anything that opens a socket. For the demo alone: it sees tokens, which is why it leaves the hello out.
 */

export interface TappedFrame {
  readonly pane: string;
  readonly direction: 'up' | 'down';
  readonly room: string;
  /** The frame's `type`, and its text unless it holds a credential. */
  readonly type: string;
  readonly text: string;
}

export const wireChannelName = 'parley-demo-wire';

const typeOf = (text: string): string => {
  try {
    const value = JSON.parse(text) as { readonly type?: unknown };
    return typeof value.type === 'string' ? value.type : '?';
  } catch {
    return '?';
  }
};

/** `/parties/main/cv_abc` is shown as `main`. */
const roomOf = (url: string): string => new URL(url).pathname.split('/')[2] ?? '';

/** Wraps the page's WebSocket; `pane` names the column that the frames are shown in. */
export const tapWire = (pane: string): void => {
  const channel = new BroadcastChannel(wireChannelName);
  const report = (url: string, direction: TappedFrame['direction'], data: unknown): void => {
    if (typeof data !== 'string') return;
    const type = typeOf(data);
    const text = type === 'hello' ? '{"type":"hello", …}' : data;
    const frame: TappedFrame = { pane, direction, room: roomOf(url), type, text };
    channel.postMessage(frame);
  };

  globalThis.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', (event) => report(this.url, 'down', event.data));
    }
    override send(data: Parameters<WebSocket['send']>[0]): void {
      report(this.url, 'up', data);
      super.send(data);
    }
  };
};
