// What `npm start` hands to the server, and what it refuses before anything is built.
import { describe, expect, it } from 'vitest';
import { serverVars } from '../../scripts/lib/options.mjs';

const secret = 'k'.repeat(32);
const config = '{"workgroups":{"sales":{"label":"Sales"}}}';

describe('[TH47] npm start', () => {
  it('[TH47] is the demo unless told otherwise, and passes on what is set', () => {
    expect(serverVars({ PARLEY_SECRET: secret })).toEqual({ PARLEY_DEMO: '1', PARLEY_SECRET: secret });
    expect(serverVars({ PARLEY_SECRET: secret, PARLEY_ORIGINS: 'https://a.example', OTHER: 'x' })).toEqual({
      PARLEY_DEMO: '1',
      PARLEY_SECRET: secret,
      PARLEY_ORIGINS: 'https://a.example',
    });
    expect(serverVars({ PARLEY_DEMO: '0', PARLEY_SECRET: secret, PARLEY_CONFIG: config })).toEqual({
      PARLEY_SECRET: secret,
      PARLEY_CONFIG: config,
    });
  });

  it('[TH47] refuses a weak secret, or none outside the demo', () => {
    expect(() => serverVars({ PARLEY_SECRET: 'short' })).toThrow('at least 32 characters');
    expect(() => serverVars({ PARLEY_DEMO: '0' })).toThrow('PARLEY_SECRET');
    expect(() => serverVars({ PARLEY_DEMO: '0', PARLEY_SECRET: secret })).toThrow('PARLEY_CONFIG');
  });
});
