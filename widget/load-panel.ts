/** Brings the panel together with the words of its language, where they come soon enough. */
import { languageAt } from '../components/shared/language-at.js';
import { languageOf } from './languages.js';

/** As long as one may wait for words before a panel that opens would seem slow. */
const PATIENCE = 300;

const patience = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PATIENCE));

/** What is shown in English first would be read twice. */
export const loadPanel = async (host: Element): Promise<typeof import('./panel-entry.js')> => {
  const [entry] = await Promise.all([
    import('./panel-entry.js'),
    Promise.race([languageOf(languageAt(host)), patience()]),
  ]);
  return entry;
};
