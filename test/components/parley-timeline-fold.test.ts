// Long messages: their first lines, and the rest for whoever wants it.
import { expect } from 'chai';
import { registerLocale } from '../../components/shared/sentences.js';
import { inside, maybeInside, painted, settled, textOf, until } from '../support/fixture.js';
import { isAtEnd, scrollerOf, showTimeline } from '../support/timeline.js';
import { ana, message, talk } from '../support/views.js';

const lines = (count: number): string =>
  Array.from({ length: count }, (_, index) => `Line ${index}`).join('\n');
const isThere = (element: Element): boolean => element.checkVisibility();

describe('long messages in parley-timeline', () => {
  it('a message of more than twelve lines is folded, and unfolds in place by mouse or key', async () => {
    const element = await showTimeline([...talk(1, 10), message(11, ana, lines(40))]);
    const bubble = inside(element, '[data-entry=e11] .bubble');
    const line = Number.parseFloat(getComputedStyle(bubble).lineHeight);
    await until(() => bubble.offsetHeight < 14 * line);
    expect(bubble.offsetHeight).to.be.greaterThan(12 * line);
    const more = inside<HTMLButtonElement>(element, '[data-entry=e11] .more');
    expect(more.getAttribute('aria-expanded')).to.equal('false');
    expect(more.innerText.trim()).to.equal('Show more');
    expect(more.offsetHeight).to.be.at.least(44);
    await painted();
    expect(isAtEnd(element)).to.equal(true);
    const top = bubble.getBoundingClientRect().top;
    more.focus();
    more.click();
    await settled(element);
    await painted();
    await painted();
    expect(bubble.offsetHeight).to.be.greaterThan(40 * line);
    expect(more.getAttribute('aria-expanded')).to.equal('true');
    expect(more.innerText.trim()).to.equal('Show less');
    expect(Math.abs(bubble.getBoundingClientRect().top - top), 'what is read stays').to.be.lessThan(2);
    more.click();
    await until(() => bubble.offsetHeight < 14 * line);
    expect(bubble.textContent, 'all of it is there for the ear').to.equal(lines(40));
    expect(scrollerOf(element).scrollTop).to.be.greaterThan(0);
  });

  it('what is shown whole has no button, however many characters it has', async () => {
    const element = await showTimeline([message(1, ana, 'word '.repeat(60)), message(2, ana, lines(13))]);
    await painted();
    for (const id of ['e1', 'e2']) {
      const more = maybeInside(element, `[data-entry=${id}] .more`);
      expect(more !== null && isThere(more), id).to.equal(false);
    }
    expect(maybeInside(element, '[data-entry=e1] .more')).not.to.equal(null);
  });

  it('says everything anew when a language is registered that is shown already', async () => {
    document.documentElement.lang = 'eo';
    try {
      const element = await showTimeline([message(1, ana, lines(40))]);
      expect(textOf(inside(element, '.role'))).to.equal('agent');
      registerLocale('eo', { 'role.agent': 'agento', 'timeline.more': 'Montru pli' });
      await settled(element);
      expect(textOf(inside(element, '.role'))).to.equal('agento');
      expect(textOf(inside(element, '.more span'))).to.equal('Montru pli');
    } finally {
      document.documentElement.lang = '';
    }
  });
});
