// What screen readers are given of a conversation: the timeline in its main states, and what stands around it.
import { emulateMedia } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { defineStaffConversationElements } from '../../components/conversation/define-staff.js';
import type { ParleyConversation } from '../../components/conversation/parley-conversation.js';
import type { ParleyPanel } from '../../widget/parley-panel.js';
import { axTree } from '../support/ax-tree.js';
import { violations } from '../support/axe.js';
import { anna, carla } from '../support/builders.js';
import { fixture, inside, painted, settled, until } from '../support/fixture.js';
import { Floor } from '../support/scripted-floor.js';
import { showTimeline } from '../support/timeline.js';
import { ana, entry, failed, maria, me, message, talk } from '../support/views.js';
import { defineWholeWidget } from '../support/whole-widget.js';

defineStaffConversationElements();
defineWholeWidget();

const landmarks = /^\s*(banner|contentinfo|navigation|main|complementary|search)\b/m;

describe('the accessible tree', () => {
  afterEach(async () => {
    document.documentElement.style.colorScheme = '';
    await emulateMedia({ reducedMotion: 'no-preference' });
  });

  it('[X05][X07] of a timeline: a log of articles that begin with who speaks, and events that are notes', async () => {
    await showTimeline([
      message(1, me, 'Hello'),
      entry(2, { kind: 'handler-shown', name: 'Ana', cause: 'accepted' }),
      message(3, ana, 'Good morning'),
    ]);
    expect((await axTree('parley-timeline')).split('\n')).to.deep.equal([
      'group "Conversation"',
      '  log "Conversation"',
      '    time',
      '      StaticText "Monday, June 2, 2025"',
      '    article',
      '      StaticText "You"',
      '      StaticText "Hello"',
      '      time',
      '        StaticText "12:01 PM"',
      '      StaticText "Sent"',
      '    note',
      '      StaticText "You are now talking to Ana"',
      '      time',
      '        StaticText "12:02 PM"',
      '    article',
      '      StaticText "Ana"',
      '      StaticText "agent"',
      '      time',
      '        StaticText "12:03 PM"',
      '      StaticText "Good morning"',
    ]);
  });

  it('[X05] of what is private: the article begins with that word', async () => {
    await showTimeline([message(1, maria, 'Be kind', { audience: 'whisper' })], { viewer: 'agent' });
    const [, article = ''] = (await axTree('parley-timeline')).split('article');
    expect(article.match(/"[^"]*"/g)).to.deep.equal([
      '"Private whisper · only you see this"',
      '"Maria"',
      '"supervisor"',
      '"12:01 PM"',
      '"Be kind"',
    ]);
  });

  it('[X07] of what is unread, failed, typed and drafted: what passes stands outside the log', async () => {
    const element = await showTimeline(talk(1, 60), {
      viewer: 'supervisor',
      hasOlder: true,
      skippable: true,
      pending: [failed('l', 'Lost')],
      typing: [maria],
      draft: { from: ana, text: 'Let me' },
    });
    const lines = (await axTree('parley-timeline')).split('\n');
    const outside = lines.filter((line) => /^ {0,2}\S/.test(line)).map((line) => line.trim());
    expect(outside).to.deep.equal([
      'button "Skip to where you write"',
      'StaticText "Skip to where you write"',
      'group "Conversation"',
      'button "Show earlier messages"',
      'log "Conversation"',
      'StaticText "Ana is writing · not sent"',
      'StaticText "Let me"',
      'StaticText "Maria is typing"',
    ]);
    expect(lines.some((line) => line.trim() === 'button "Retry"')).to.equal(true);
    for (const button of element.shadowRoot?.querySelectorAll<HTMLElement>('.failed-actions button') ?? [])
      expect(button.offsetHeight).to.be.at.least(44);
    expect(lines.join('\n')).not.to.match(landmarks);
    // Colours that are on their way are not what is read.
    await emulateMedia({ reducedMotion: 'reduce' });
    // As whatever it stands in has it.
    element.style.setProperty('background-color', 'var(--_surface)');
    for (const scheme of ['light', 'dark']) {
      document.documentElement.style.colorScheme = scheme;
      expect(await violations(element), scheme).to.deep.equal([]);
    }
  });

  it('[X11] of a conversation as staff see it: one heading, no landmark but its own, and a way past the messages', async () => {
    const floor = new Floor();
    const client = floor.client(floor.add().say(carla, 'Hello').accept(anna), anna);
    client.connect();
    const element = await fixture<ParleyConversation>(
      html`<parley-conversation .client=${client}></parley-conversation>`,
    );
    await settled(element);
    await painted();
    const tree = await axTree('parley-conversation');
    expect(tree).not.to.match(landmarks);
    expect(tree.match(/^\s*region\b/gm)).to.have.length(1);
    expect(tree).to.match(/heading "Carla"/);
    inside<HTMLButtonElement>(element, 'parley-timeline', '.skip').click();
    await until(() => document.activeElement === element);
    const composers = inside(element, 'parley-staff-composers');
    await until(() => element.shadowRoot?.activeElement === composers);
  });

  it('[X11] of the panel of a customer: one heading, no landmark, and a way past the messages', async () => {
    const floor = new Floor();
    const client = floor.client(floor.add().say(carla, 'Hello').accept(anna), carla);
    client.connect();
    const element = await fixture<ParleyPanel>(html`<parley-panel .client=${client}></parley-panel>`);
    await settled(element);
    await painted();
    const tree = await axTree('parley-panel');
    expect(tree).not.to.match(landmarks);
    expect(tree.match(/^\s*heading\b/gm)).to.have.length(1);
    inside<HTMLButtonElement>(element, 'parley-timeline', '.skip').click();
    await until(() => element.shadowRoot?.activeElement?.localName === 'parley-composer');
  });
});
