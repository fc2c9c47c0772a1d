// Where somebody left off: the line above what is new, and that coming back leads there.
import { expect } from 'chai';
import type { ParleyTimeline } from '../../components/conversation/parley-timeline.js';
import type { Marks } from '../../core/domain/conversation.js';
import { heard, inside, maybeInside, painted, settled, textOf } from '../support/fixture.js';
import { isAtEnd, scrollerOf, scrollTo, showTimeline } from '../support/timeline.js';
import { ana, me, message, talk } from '../support/views.js';

const read = (customer: number, staff = 0): Marks => ({
  customer: { delivered: customer, read: customer },
  staff: { delivered: staff, read: staff },
});
const isShown = async (element: ParleyTimeline, shown: boolean): Promise<void> => {
  element.style.setProperty('display', shown ? '' : 'none');
  await painted();
  await settled(element);
  await painted();
};

describe('what is unread in parley-timeline', () => {
  it('[X12] opening goes to the first unread entry, below a line that says so', async () => {
    const seen = heard<{ publicSeq: number }>('parley-seen-change');
    const element = await showTimeline(talk(1, 60), { marks: read(40) });
    const line = inside(element, '.unread');
    expect(textOf(line)).to.equal('New');
    expect(line.nextElementSibling?.getAttribute('data-entry')).to.equal('e41');
    const top = line.getBoundingClientRect().top - scrollerOf(element).getBoundingClientRect().top;
    expect(top).to.be.within(-2, 40);
    expect(textOf(inside(element, '.latest'))).to.equal('20 new messages');
    expect(seen, 'the end was not on the screen').to.have.length(0);
    inside<HTMLButtonElement>(element, '.latest').click();
    await settled(element);
    await painted();
    expect(isAtEnd(element)).to.equal(true);
    expect(seen.at(-1)?.detail.publicSeq).to.equal(60);
    expect(maybeInside(element, '.unread'), 'the line stays while one looks').not.to.equal(null);
  });

  it('[X12] what was read, and what one wrote oneself, is not new', async () => {
    const all = await showTimeline(talk(1, 60), { marks: read(60) });
    expect(maybeInside(all, '.unread')).to.equal(null);
    expect(isAtEnd(all)).to.equal(true);
    const own = await showTimeline([...talk(1, 40), ...talk(41, 60, me)], { marks: read(40) });
    expect(maybeInside(own, '.unread')).to.equal(null);
  });

  it('[X12] whoever has never looked begins with the newest, and so does a supervisor, of whom the marks say nothing', async () => {
    const first = await showTimeline(talk(1, 60), { marks: read(0) });
    expect(maybeInside(first, '.unread')).to.equal(null);
    expect(isAtEnd(first)).to.equal(true);
    const supervisor = await showTimeline(talk(1, 60), { marks: read(0, 10), viewer: 'supervisor' });
    expect(maybeInside(supervisor, '.unread')).to.equal(null);
  });

  it('[X12] to an agent, what nobody of staff has read is new', async () => {
    const agent = await showTimeline(talk(1, 60, { ...me, self: undefined } as never), {
      marks: read(0, 10),
      viewer: 'agent',
    });
    expect(inside(agent, '.unread').nextElementSibling?.getAttribute('data-entry')).to.equal('e11');
  });

  it('[X12] what came while it was out of sight is below the line when it is looked at again', async () => {
    const element = await showTimeline(talk(1, 30));
    await isShown(element, false);
    element.entries = [...element.entries, ...talk(31, 50)];
    await settled(element);
    await isShown(element, true);
    expect(inside(element, '.unread').nextElementSibling?.getAttribute('data-entry')).to.equal('e31');
    expect(isAtEnd(element)).to.equal(false);
    await scrollTo(element, scrollerOf(element).scrollHeight);
    await isShown(element, false);
    element.requestUpdate();
    await settled(element);
    await isShown(element, true);
    expect(maybeInside(element, '.unread'), 'seen by now').to.equal(null);
  });

  it('[X12] nothing that comes while one looks is put below a line', async () => {
    const element = await showTimeline(talk(1, 30), { marks: read(30) });
    element.entries = [...element.entries, message(31, ana, 'News')];
    await settled(element);
    await painted();
    expect(maybeInside(element, '.unread')).to.equal(null);
    expect(isAtEnd(element)).to.equal(true);
  });
});
