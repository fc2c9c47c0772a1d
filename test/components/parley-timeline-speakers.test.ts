// Several who speak to a customer: each of their messages says who, as what, and has a sign of theirs.
import { expect } from 'chai';
import type { ParleyTimeline } from '../../components/conversation/parley-timeline.js';
import { axTree } from '../support/ax-tree.js';
import { violations } from '../support/axe.js';
import { inside, settled, textOf } from '../support/fixture.js';
import { showTimeline } from '../support/timeline.js';
import { ana, maria, me, message } from '../support/views.js';

const articles = (element: ParleyTimeline): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>('[role=article]') ?? []),
];
const isSeen = (element: Element | null): boolean =>
  element !== null &&
  // What is for the ear alone stands in a box of next to nothing, or is one.
  [element, element.closest('.who')].every((each) => (each?.getBoundingClientRect().width ?? 0) > 10);

const several = [
  message(1, me, 'Hello'),
  message(2, ana, 'Let me see'),
  message(3, ana, 'One moment'),
  message(4, maria, 'I can help as well'),
];

describe('several speakers in parley-timeline', () => {
  it('[A24] with one of staff, a group has one name and no sign', async () => {
    const element = await showTimeline(several.slice(0, 3));
    expect(element.shadowRoot?.querySelector('.avatar')).to.equal(null);
    expect(articles(element).map((each) => isSeen(each.querySelector('.name')))).to.deep.equal([
      false,
      true,
      false,
    ]);
    expect(isSeen(inside(element, '[data-entry=e2] .role')), 'the role is for the ear').to.equal(false);
  });

  it('[A24] with more, each message of staff shows name, role and initials; that of the customer does not', async () => {
    const element = await showTimeline(several.slice(0, 3));
    element.entries = several;
    await settled(element);
    const signs = articles(element).map((each) =>
      ['.avatar', '.name', '.role'].map((part) => {
        const node = each.querySelector(part);
        return isSeen(node) ? textOf(node) : '';
      }),
    );
    expect(signs).to.deep.equal([
      ['', '', ''],
      ['A', 'Ana', 'agent'],
      ['A', 'Ana', 'agent'],
      ['M', 'Maria', 'supervisor'],
    ]);
    expect(await violations(element)).to.deep.equal([]);
  });

  it('[A24] whoever listens hears the speaker first', async () => {
    const element = await showTimeline(several);
    for (const each of articles(element).slice(1))
      expect(textOf(each.querySelector('.who'))).to.match(/^[AM] (Ana|Maria)/);
    expect(inside(element, '.avatar').getAttribute('aria-hidden')).to.equal('true');
    const [, , answer = ''] = (await axTree('parley-timeline')).split('article');
    expect(answer.match(/"[^"]*"/g)).to.deep.equal(['"Ana"', '"agent"', '"12:02 PM"', '"Let me see"']);
  });

  it('[A24] staff, who know each other, are shown names by group as ever', async () => {
    const element = await showTimeline(several, { viewer: 'agent' });
    expect(element.shadowRoot?.querySelector('.avatar')).to.equal(null);
  });
});
