/** The stage's own few controls: the steps, the frames drawer, and a new customer. */
import { steps } from './steps.js';
import type { TappedFrame } from './wire-tap.js';
import { wireChannelName } from './wire-tap.js';

const find = <E extends Element>(selector: string): E => {
  const element = document.querySelector<E>(selector);
  if (!element) throw new Error(`The demo page has no ${selector}.`);
  return element;
};

const done = new Set<number>();

const drawSteps = (): void => {
  const next = steps.findIndex((_, index) => !done.has(index));
  const items = steps.map((step, index) => {
    const item = document.createElement('li');
    item.dataset.state = done.has(index) ? 'done' : index === next ? 'next' : 'later';
    if (index === next) item.setAttribute('aria-current', 'step');
    const title = document.createElement('strong');
    title.textContent = `${done.has(index) ? '✓' : `${index + 1}.`} ${step.title}`;
    const note = document.createElement('small');
    note.textContent = step.note;
    item.append(title, note);
    return item;
  });
  find<HTMLOListElement>('#steps').replaceChildren(...items);
};

/** Frames are many: only the newest are kept. */
const mostFrames = 200;

const drawFrame = (frame: TappedFrame): void => {
  if (frame.type === 'ping' || frame.type === 'pong') return;
  const list = document.querySelector(`[data-pane="${CSS.escape(frame.pane)}"] ol`);
  if (!list) return;
  const item = document.createElement('li');
  item.dataset.direction = frame.direction;
  item.textContent = `${frame.direction === 'up' ? '→' : '←'} ${frame.room} ${frame.text}`;
  list.append(item);
  while (list.children.length > mostFrames) list.firstElementChild?.remove();
  list.scrollTop = list.scrollHeight;
};

new BroadcastChannel(wireChannelName).addEventListener('message', (event: MessageEvent<TappedFrame>) => {
  drawFrame(event.data);
  const index = steps.findIndex((step, at) => !done.has(at) && step.isDone(event.data));
  if (index < 0) return;
  done.add(index);
  drawSteps();
});

find<HTMLButtonElement>('#wire-toggle').addEventListener('click', (event) => {
  const wire = find<HTMLElement>('#wire');
  wire.hidden = !wire.hidden;
  (event.currentTarget as HTMLButtonElement).setAttribute('aria-expanded', String(!wire.hidden));
});

find<HTMLButtonElement>('#reset').addEventListener('click', () => {
  find<HTMLIFrameElement>('#customer').src = './customer.html?new';
  done.clear();
  drawSteps();
});

drawSteps();
