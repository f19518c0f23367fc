import { expect, test } from 'vitest';
import { changedProfile, type Instant, type PersonProfile } from './index.ts';

const at = '2026-05-02T08:00:00.000Z' as Instant;
const before: PersonProfile = {
  displayName: 'Ann',
  algorithms: { 'load.trimp': 'edwards_stream', 'power.ftp': '20min_test' },
  updatedAt: null,
};

test('a method changes alone: the other fields and families stay', () => {
  expect(changedProfile(before, { algorithms: { 'load.trimp': 'lucia_stream' } }, at)).toEqual({
    displayName: 'Ann',
    algorithms: { 'load.trimp': 'lucia_stream', 'power.ftp': '20min_test' },
    updatedAt: at,
  });
});

test('a field changes alone: the methods stay', () => {
  expect(changedProfile(before, { displayName: null, birthYear: 1990 }, at)).toEqual({
    birthYear: 1990,
    algorithms: before.algorithms,
    updatedAt: at,
  });
});

test('null clears one family, the last one clears the field, null clears all', () => {
  const one = changedProfile(before, { algorithms: { 'load.trimp': null } }, at);
  expect(one.algorithms).toEqual({ 'power.ftp': '20min_test' });
  expect(changedProfile(one, { algorithms: { 'power.ftp': null } }, at)).toEqual({ displayName: 'Ann', updatedAt: at });
  expect(changedProfile(before, { algorithms: null }, at)).toEqual({ displayName: 'Ann', updatedAt: at });
});
