// The log is for machines, and nobody's words or secrets get into it.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { logFor } from '../../party/host/log.js';

afterEach(() => {
  vi.restoreAllMocks();
});

const written = (write: () => void): Record<string, unknown> => {
  const spy = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  write();
  expect(spy).toHaveBeenCalledTimes(1);
  const line = String(spy.mock.calls[0]?.[0]);
  spy.mockRestore();
  expect(line).not.toContain('\n');
  return JSON.parse(line) as Record<string, unknown>;
};

describe('[LG1] the log', () => {
  const log = logFor({ party: 'desk', room: 'anna' });

  it('[LG1] is one JSON object per line, with its room', () => {
    expect(written(() => log.info('started', { n: 1 }))).toMatchObject({
      level: 'info',
      event: 'started',
      party: 'desk',
      room: 'anna',
      n: 1,
    });
  });

  it('[LG1] says where an error came from', () => {
    const line = written(() => log.error('failed', new TypeError('no such thing')));
    expect(line).toMatchObject({ level: 'error', cause: 'TypeError', message: 'no such thing' });
    expect(line.where).toContain('log.test.ts');
  });

  it('[LG1] leaves out what quotes people', () => {
    const parse = (): unknown => {
      try {
        return JSON.parse('my password is 1234');
      } catch (cause) {
        return cause;
      }
    };
    expect(JSON.stringify(written(() => log.error('failed', parse())))).not.toMatch(/password|1234/);
    expect(JSON.stringify(written(() => log.error('failed', 'my password')))).not.toContain('password');
  });
});
