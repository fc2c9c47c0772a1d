/** What is late has a second go, and nothing else has: it would hide what is lost one time of two. */
import { expect, it } from 'vitest';
import { isNotInTime, NotInTime, onceMoreIfLate } from './waiting.js';

let goes = 0;

it.fails('what is lost is not tried again', onceMoreIfLate, () => {
  goes += 1;
  expect({ lost: 1 }, '~3~ is not in the fresh of customer-1/1').toEqual({ lost: 0 });
});

it('so that the runner knows it from what is late', () => {
  expect(goes).toBe(1);
  const late = new NotInTime('customer-1/1: does not settle');
  expect([isNotInTime(late), onceMoreIfLate.retry.condition.test(late.message)]).toEqual([true, true]);
});
