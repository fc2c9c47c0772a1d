// The tag as servers render it, before its script has come: nothing that could be in the way.

import { expect } from 'chai';
import { html } from 'lit';
import { fixture } from '../support/fixture.js';

describe('the tag before its script', () => {
  it('[G47] takes no room, says nothing, and stays so when the script comes', async () => {
    expect(customElements.get('parley-widget')).to.equal(undefined);
    const box = await fixture<HTMLElement>(html`
      <div><p>Before</p><parley-widget server="https://chat.example.org" workgroup="sales" label="Help"></parley-widget><p>After</p></div>
    `);
    const [before, widget, after] = [...box.children] as HTMLElement[];
    if (!before || !widget || !after) throw new Error('the page is not as it was written');
    const size = (): readonly number[] => {
      const { width, height } = widget.getBoundingClientRect();
      return [width, height, box.getBoundingClientRect().height];
    };
    const height = size()[2];
    expect(size()).to.deep.equal([0, 0, height]);
    expect(widget.innerText).to.equal('');
    expect(widget.shadowRoot).to.equal(null);
    expect(widget.matches(':defined')).to.equal(false);
    widget.remove();
    expect(box.getBoundingClientRect().height).to.equal(height);
    before.after(widget);

    const { defineWidget } = await import('../../widget/register.js');
    defineWidget();
    expect(widget.matches(':defined')).to.equal(true);
    expect(box.getBoundingClientRect().height).to.equal(height);
    expect(widget.getBoundingClientRect().height).to.equal(0);
    expect(widget.innerText).to.equal('');
  });
});
