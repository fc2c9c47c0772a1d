// Who only passes by: nothing is kept of them; and what stands beside the launcher is where it can be read.
import { expect } from 'chai';
import { html } from 'lit';
import type { ParleyWidget } from '../../widget/parley-widget.js';
import { afterThisTest, fixture, inside, maybeInside, press, settled, until } from '../support/fixture.js';
import { frontServer } from '../support/front-page.js';
import { defineWholeWidget } from '../support/whole-widget.js';

defineWholeWidget();

const show = (): Promise<ParleyWidget> =>
  fixture<ParleyWidget>(
    html`<parley-widget server="https://chat.example.org" workgroup="sales"></parley-widget>`,
  );
const launcher = (widget: ParleyWidget): HTMLButtonElement => inside(widget, '.launcher');
const teaser = (widget: ParleyWidget): HTMLElement | null => maybeInside(widget, '.teaser');
const kept = (): readonly string[] => [...Object.keys(localStorage), ...Object.keys(sessionStorage)];

describe('beside the launcher', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
    frontServer({});
  });

  for (const [name, css] of [
    ['a grid', 'display: grid; place-items: center'],
    [
      'a row of boxes with gaps',
      'display: flex; flex-direction: column; gap: 24px; justify-content: space-between',
    ],
  ] as const) {
    it(`[G43][T16] what stands in ${name} stays where it is when the launcher comes beside it`, async () => {
      const box = await fixture<HTMLElement>(html`<div><p>One</p><p>Two</p></div>`);
      box.style.cssText = `${css}; block-size: 400px`;
      const places = (): readonly number[] =>
        [...box.querySelectorAll('p')].map((each) => each.getBoundingClientRect().top);
      const before = places();
      const widget = document.createElement('parley-widget');
      box.append(widget);
      await settled(widget);
      expect(places()).to.deep.equal(before);
      await widget.open();
      await settled(widget);
      expect(places()).to.deep.equal(before);
      widget.mode = 'inline';
      await settled(widget);
      expect(getComputedStyle(widget).display).to.equal('block');
    });
  }

  it('[G45] who opened it sees on the launcher that it is on its way', async () => {
    const widget = await show();
    const look = (): string => getComputedStyle(launcher(widget)).opacity;
    expect(look()).to.equal('1');
    const opening = widget.open();
    expect(look()).to.equal('0.5');
    await opening;
    expect(look()).to.equal('1');
  });

  it('[G45] who only comes near it leaves nothing in the browser; who opens it does', async () => {
    const widget = await show();
    launcher(widget).dispatchEvent(new PointerEvent('pointerenter'));
    launcher(widget).focus();
    await until(() => maybeInside(widget, 'parley-panel') !== null);
    await settled(widget);
    expect(kept()).to.deep.equal([]);
    await widget.open();
    await settled(widget);
    expect(kept()).to.deep.equal(['parley:tab:https://chat.example.org:sales']);
    await widget.close();
    await settled(widget);
    expect(sessionStorage.getItem('parley:tab:https://chat.example.org:sales')).to.contain('"isOpen":false');
  });

  for (const direction of ['ltr', 'rtl']) {
    for (const position of ['end', 'start']) {
      it(`[G17][T16] a greeting lies in the window, above its launcher: ${position}, ${direction}`, async () => {
        document.documentElement.dir = direction;
        afterThisTest(() => document.documentElement.removeAttribute('dir'));
        const widget = await show();
        widget.position = position;
        await widget.greet({
          id: `${position} ${direction}`,
          text: 'Questions about delivery? We are here for you.',
        });
        await until(() => teaser(widget) !== null);
        const box = teaser(widget)?.getBoundingClientRect() ?? new DOMRect();
        const button = launcher(widget).getBoundingClientRect();
        expect(box.left).to.be.at.least(0);
        expect(box.right).to.be.at.most(innerWidth);
        expect(box.width).to.be.above(button.width);
        expect(box.bottom).to.be.below(button.top);
        const isAtRight = (position === 'end') === (direction === 'ltr');
        expect(Math.round(isAtRight ? box.right - button.right : box.left - button.left)).to.equal(0);
        expect(getComputedStyle(teaser(widget) as Element).boxShadow).not.to.equal('none');
      });
    }
  }

  it('[G17][X09] opened by a greeting and closed again, the focus is on the launcher', async () => {
    const widget = await show();
    await widget.greet({ id: 'focus', text: 'We are here.' });
    await until(() => teaser(widget) !== null);
    inside<HTMLButtonElement>(widget, '.teaser .say').focus();
    inside<HTMLButtonElement>(widget, '.teaser .say').click();
    await settled(widget);
    const field = inside(widget, 'parley-panel', 'parley-composer', 'textarea');
    await until(() => field.matches(':focus'));
    press(field, 'Escape');
    await until(() => !widget.opened);
    await until(() => widget.shadowRoot?.activeElement === launcher(widget));
  });

  for (const position of ['end', 'start']) {
    it(`[G41] what could not be loaded is said above the launcher, which stays where it is: ${position}`, async () => {
      const widget = await show();
      widget.position = position;
      await settled(widget);
      const before = launcher(widget).getBoundingClientRect();
      widget.fail('no reason', () => {});
      const box = inside(widget, '.retry').getBoundingClientRect();
      const after = launcher(widget).getBoundingClientRect();
      expect([after.x, after.y]).to.deep.equal([before.x, before.y]);
      expect(box.height).to.be.at.least(44);
      expect(box.bottom).to.be.below(after.top);
      expect(box.left).to.be.at.least(0);
      expect(box.right).to.be.at.most(innerWidth);
    });
  }
});
