/** Pours every payload into a scene, one after the other, and looks at what became of the page. */
import { expect } from 'chai';
import { painted } from './fixture.js';
import { xssPayloads } from './xss-payloads.js';
import type { Stage } from './xss-stage.js';
import { openScene } from './xss-stage.js';
import { difference, skeleton, trespasses, type Watch, wordsIn } from './xss-watch.js';

/** Far more than it takes: a machine that is busy with something else is slow. */
export const LIMIT_MS = 400_000;
/** So often the page is painted, and the words that it registered are others: each payload comes into several. */
const LOOK_EVERY = 40;

/** As long, with the same words, lines, gaps and joins of keys, and nothing in it that could mean anything. */
const harmless = (payload: string): string => payload.replace(/[\w\]]/g, 'x').replace(/[^\s+x]/g, '-');

/** Such as an end of a line, which a field for one line does not keep. */
const told = (text: string): string => text.replace(/\s+/g, '');

/**
 * The page is the same page, but for its text. What is long is folded and what is equal is shown once, so where a
 * payload makes a difference, one that is as long and harmless has to make the same. `kept` are marks that stay, since
 * an element asked for them once.
 */
export const staysAsItIs = async (
  watch: Watch,
  build: (stage: Stage) => Promise<unknown>,
  kept: readonly string[] = [],
): Promise<void> => {
  const { box, pour, pourWords } = await openScene(build);
  await pour('word');
  const plain = skeleton(box);
  const wrong: string[] = [];
  for (const [index, payload] of xssPayloads.entries()) {
    if (index % LOOK_EVERY === 0) {
      await pourWords(xssPayloads, index);
      box.style.removeProperty('content-visibility');
      await painted();
    }
    // Layout is most of the work, and nothing of the proof.
    box.style.setProperty('content-visibility', 'hidden');
    await pour(payload);
    const shown = skeleton(box);
    const found = trespasses(box);
    const words = wordsIn(box);
    if (!told(words).includes(told(payload))) found.push('it is not shown');
    const left = (words.match(/⟦[^⟧]*⟧/g) ?? []).find((each) => !kept.includes(each));
    if (left) found.push(`it is not in the place of ${left}`);
    if (shown !== plain) {
      await pour(harmless(payload));
      found.push(...difference(skeleton(box), shown));
    }
    if (found.length > 0) wrong.push(`${JSON.stringify(payload)}: ${found.join(', ')}`);
  }
  expect(wrong.slice(0, 5)).to.deep.equal([]);
  box.style.removeProperty('content-visibility');
  await painted();
  expect(trespasses(document.body).filter((each) => !each.startsWith('<script'))).to.deep.equal([]);
  expect(watch.found()).to.deep.equal([]);
};
