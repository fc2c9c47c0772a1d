/**
 * The same cases in every run, so that what fails is the change that is tested, and what is counted over the cases is
 * counted over the same ones. Others are drawn from another seed: `PARLEY_SEED=8`.
 */
import fc from 'fast-check';

const seed = Number(process.env.PARLEY_SEED ?? 7);
if (!Number.isSafeInteger(seed))
  throw new Error(`PARLEY_SEED is to be a whole number, not ${process.env.PARLEY_SEED}.`);

fc.configureGlobal({ seed });
