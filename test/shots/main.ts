/** Takes the pictures: every scene in every look, into `test-results/shots`, with a page that shows all at once. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { SeatOptions, Stage } from '../support/stage.js';
import { openStage } from '../support/stage.js';
import { fileScenes } from './file-scenes.js';
import { floorConfig, openFloor } from './floor.js';
import type { Scene } from './scenes.js';
import { scenes } from './scenes.js';
import type { Shot } from './sheet.js';
import { sheetOf } from './sheet.js';
import { stateScenes } from './state-scenes.js';
import { tabScenes } from './tab-scenes.js';

const folder = resolve(import.meta.dirname, '../../test-results/shots');

interface Look extends SeatOptions {
  readonly isRightToLeft?: true;
}

const wide = { width: 1360, height: 860 } as const;
const looks: Readonly<Record<string, Look>> = {
  light: wide,
  dark: { ...wide, colorScheme: 'dark' },
  'right-to-left': { ...wide, isRightToLeft: true },
  tablet: { width: 820, height: 1000 },
  narrow: { width: 360, height: 740 },
};
/** Only of what customers see. */
const looksOfCustomers: Readonly<Record<string, Look>> = {
  smallest: { width: 320, height: 568 },
  'forced-colours': { width: 420, height: 740, forcedColors: 'active' },
};

const fileOf = (scene: string, look: string): string =>
  `${scene.replaceAll(/[^a-z]+/gi, '-')}-${look}.png`.toLowerCase();

const take = async (stage: Stage, scene: Scene, name: string, look: Look): Promise<Shot> => {
  const seat = await stage.open(scene.path, { ...look, ...scene.size });
  const { page } = seat;
  try {
    page.setDefaultTimeout(15_000);
    if (look.isRightToLeft) await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    await scene.prepare(page);
    // Fonts, transitions and what comes from the server a moment later.
    await page.waitForTimeout(600);
    const file = fileOf(scene.name, name);
    await page.screenshot({ path: join(folder, file) });
    for (const complaint of seat.complaints) console.error(`${scene.name}, ${name}: ${complaint}`);
    return { scene: scene.name, look: name, file };
  } finally {
    await page.context().close();
  }
};

/** 0: every picture was taken. */
export const main = async (args: readonly string[]): Promise<number> => {
  const { values } = parseArgs({
    args: [...args],
    options: { only: { type: 'string', default: '' }, look: { type: 'string', default: '' } },
  });
  mkdirSync(folder, { recursive: true });
  const shots: Shot[] = [];
  const missed: string[] = [];
  const stage = await openStage(floorConfig);
  try {
    const floor = await openFloor(stage);
    const wanted = [...scenes, ...tabScenes, ...stateScenes, ...fileScenes].filter(({ name }) =>
      name.includes(values.only),
    );
    for (const scene of wanted) {
      const ofScene = scene.path === 'customer.html' ? { ...looks, ...looksOfCustomers } : looks;
      const inLooks = Object.entries(ofScene).filter(([each]) => each.includes(values.look));
      for (const [name, look] of scene.size ? inLooks.slice(0, 1) : inLooks) {
        try {
          shots.push(await take(stage, scene, name, look));
        } catch (error) {
          missed.push(`${scene.name}, ${name}`);
          console.error(`${scene.name}, ${name}: ${error instanceof Error ? error.message : error}`);
        }
      }
    }
    floor.close();
  } finally {
    await stage.close();
  }
  writeFileSync(join(folder, 'index.html'), sheetOf(shots));
  console.log(`${shots.length} pictures, ${missed.length} missed: ${join(folder, 'index.html')}`);
  return missed.length === 0 ? 0 : 1;
};
