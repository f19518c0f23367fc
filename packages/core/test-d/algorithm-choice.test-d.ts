import {
  type AlgorithmChoice,
  type ChosenMethod,
  chooseMethod,
  type MethodOf,
  type ProfileChange,
} from '@vitalwire/core';
import { expectTypeOf, test } from 'vitest';

test('a choice takes the methods of its family and no other', () => {
  expectTypeOf<{ 'load.trimp': 'edwards' }>().toExtend<AlgorithmChoice>();
  // @ts-expect-error a method of another family
  const other: AlgorithmChoice = { 'load.trimp': 'trainingpeaks' };
  // @ts-expect-error a family that nobody chooses
  const family: AlgorithmChoice = { 'load.session-rpe': 'foster' };
  // @ts-expect-error a free string
  const free: AlgorithmChoice = { 'load.trimp': 'edwards' as string };
  // @ts-expect-error cleared in a change, not in what is stored
  const cleared: AlgorithmChoice = { 'load.trimp': null };
  const change: ProfileChange = { algorithms: { 'load.trimp': null, 'power.ftp': '20min_test' } };
  expectTypeOf([other, family, free, cleared, change]).toBeArray();
});

test('what was chosen is of the family that was asked', () => {
  expectTypeOf(chooseMethod('load.trimp', undefined, {})).toEqualTypeOf<ChosenMethod<'load.trimp'>>();
  expectTypeOf<ChosenMethod<'load.trimp'>['method']>().toEqualTypeOf<MethodOf<'load.trimp'>>();
  // @ts-expect-error a method of another family
  chooseMethod('load.trimp', 'trainingpeaks', {});
});
