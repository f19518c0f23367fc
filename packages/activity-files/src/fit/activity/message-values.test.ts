import { expect, it } from 'vitest';
import { activityFileId, definition, fitFile, message, someTime, Type, u32 } from '../../../test/fit-bytes.ts';
import { decodeFit } from '../decode-fit.ts';

it('takes the first value of a field that is twice as wide as its type', () => {
  const fields = definition(1, 18, [
    [253, 4, Type.uint32],
    [2, 4, Type.uint32],
    [7, 4, Type.uint32],
    [124, 8, Type.uint32],
  ]);
  const values = message(1, u32(someTime + 10), u32(someTime), u32(10_000), u32(760), u32(65_535));
  const { sessions } = decodeFit(fitFile(activityFileId(), fields, values));
  expect(sessions[0]?.averageSpeedMetersPerSecond).toBe(0.76);
});
