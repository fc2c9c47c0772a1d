// What a tab keeps of an unsent text while it is not known yet who is there.
import { expect } from 'chai';
import { TabDraft } from '../../widget/tab-draft.js';
import { readTab } from '../../widget/tab-state.js';
import { forgetVisits, place } from '../support/shown-widget.js';

const tab = (): TabDraft => {
  const draft = new TabDraft({ place: () => place, isOpen: () => true, changed: () => {} });
  draft.restore(place);
  return draft;
};

/** A page of somebody in particular was left with this in its field. */
const leftWith = (text: string): void => {
  const before = tab();
  before.meet('kim');
  before.giveBack(text);
};

describe('the unsent text of somebody in particular', () => {
  beforeEach(forgetVisits);

  it('[G04][G12] is kept beside what is written and sent before it is known that they are there again', () => {
    leftWith('Half a sentence');
    const draft = tab();
    const release = draft.hold('Hello');
    expect(readTab(place).draft).to.equal('Half a sentence\nHello');
    draft.giveBack('And the next');
    draft.meet('kim');
    release();
    expect(draft.text).to.equal('Half a sentence\nAnd the next');
    expect(readTab(place).draft).to.equal('Half a sentence\nAnd the next');
  });

  it('[G04] is still there after a page that never learned who they are, and is written over by no site', () => {
    leftWith('Half a sentence');
    const draft = tab();
    draft.offer('I have a question about this towel.');
    expect(draft.text).to.equal('');
    const next = tab();
    next.meet('kim');
    expect(next.text).to.equal('Half a sentence');
    next.meet('lea');
    next.offer('I have a question about this towel.');
    next.offer('Or about that one.');
    expect(next.text).to.equal('I have a question about this towel.');
  });

  it('[G06] is gone with them, also where that is said before it is known who they are', () => {
    leftWith('Half a sentence');
    const draft = tab();
    draft.forget();
    draft.meet('kim');
    expect(draft.text).to.equal('');
    expect(readTab(place).draft).to.equal('');
  });
});
