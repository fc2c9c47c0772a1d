// What tabs of one browser do together, as far as one page can show it, and when a message makes a sound.
import { expect } from 'chai';
import { hearTabs } from '../../widget/across-tabs.js';
import { alone } from '../../widget/alone.js';
import { dropKept, keepSeq, keptSeq } from '../../widget/kept.js';
import { remember } from '../../widget/remembered.js';
import { Ringer, turnSound } from '../../widget/sound.js';
import { afterThisTest } from '../support/fixture.js';
import { forgetVisits } from '../support/shown-widget.js';

const place = { server: 'https://chat.example.org', workgroup: 'sales' };

const replace = <Target extends object, Name extends keyof Target>(
  target: Target,
  name: Name,
  value: Target[Name],
): void => {
  Object.defineProperty(target, name, { configurable: true, value });
  afterThisTest(() => Reflect.deleteProperty(target, name));
};

describe('tabs', () => {
  beforeEach(forgetVisits);

  it('[G05] begin one conversation, with locks and without', async () => {
    const whose = { ...place, person: null };
    const [one, two] = await Promise.all([remember(whose), remember(whose)]);
    expect(one).to.deep.equal(two);
    localStorage.clear();
    replace(navigator, 'locks', undefined as unknown as LockManager);
    const three = await remember(whose);
    expect(three.id).not.to.equal(one.id);
    expect(await remember(whose)).to.deep.equal(three);
  });

  it('[G05] do one after the other what only one may do, once, whatever comes of it', async () => {
    let ran = 0;
    const none = await alone('test', () => {
      ran += 1;
      return null;
    });
    expect([none, ran]).to.deep.equal([null, 1]);
    replace(navigator, 'locks', {
      request: () => Promise.reject(new DOMException('no', 'SecurityError')),
      query: () => Promise.reject(new Error('no')),
    } as unknown as LockManager);
    expect(await alone('test', () => 'done')).to.equal('done');
  });

  it('[G05] hear what another tab wrote, that somebody left, and nothing of the page', () => {
    const heard: string[] = [];
    const stop = hearTabs(() => place, {
      changed: (isTold) => heard.push(isTold ? 'told' : 'changed'),
      left: () => heard.push('left'),
      back: () => heard.push('back'),
    });
    const event = (key: string | null, newValue: string | null) =>
      dispatchEvent(new StorageEvent('storage', { key, newValue }));
    event('cart', '1');
    expect(heard).to.deep.equal([]);
    event('parley:kept:cv_1:seen', '4');
    event('parley:left:https://chat.example.org:sales', '1');
    event(null, null);
    stop();
    event('parley:kept:cv_1:seen', '5');
    // Whoever clears everything says nothing of it afterwards.
    expect(heard).to.deep.equal(['told', 'left', 'changed']);
  });

  it('[G05] keep how far it was read, which never goes back', () => {
    keepSeq('cv_1', 'seen', 5);
    keepSeq('cv_1', 'seen', 3);
    expect(keptSeq('cv_1', 'seen')).to.equal(5);
    localStorage.setItem('parley:kept:cv_1:seen', '9');
    expect(keptSeq('cv_1', 'seen')).to.equal(9);
    localStorage.setItem('parley:kept:cv_2:seen', 'nonsense');
    expect(keptSeq('cv_2', 'seen')).to.equal(0);
    dropKept('cv_1');
    expect(keptSeq('cv_1', 'seen')).to.equal(0);
  });

  it('[G16][T25] one of them rings, and none where the message is looked at, or the sound is off', async () => {
    const rung: string[] = [];
    const tabs = ['one', 'two', 'three'].map((name) => new Ringer(() => rung.push(name)));
    replace(navigator, 'userActivation', { hasBeenActive: true, isActive: true });
    const ringAll = async (seq: number, lookedAtIn = -1): Promise<void> => {
      await Promise.all(tabs.map((tab, index) => tab.ring('cv_3', seq, index === lookedAtIn)));
    };
    await ringAll(1);
    expect(rung).to.have.length(0);
    turnSound(true);
    afterThisTest(() => turnSound(false));
    await ringAll(2);
    expect(rung).to.have.length(1);
    await ringAll(3, 2);
    expect(rung).to.have.length(1);
    await ringAll(4);
    expect(rung).to.have.length(2);
    replace(navigator, 'userActivation', { hasBeenActive: false, isActive: false });
    await ringAll(5);
    expect(rung).to.have.length(2);
    dropKept('cv_3');
  });
});
