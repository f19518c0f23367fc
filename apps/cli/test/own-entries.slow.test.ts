import { afterEach, beforeEach, expect, it } from 'vitest';
import { gpx, type Sandbox, sandbox } from './command-line.ts';

let box: Sandbox;
beforeEach(async () => {
  box = await sandbox({ TZ: 'Europe/Berlin' });
});
afterEach(() => box.remove());

it('what is written down in one process is answered, changed and taken back in others', async () => {
  await box.run('import', await box.write('run.gpx', gpx(0, 45)));
  const rehearsed = await box.json('log', 'workout', 'running', '45min', '--at', '2025-01-01 8:00', '--dry-run');
  expect(rehearsed).toMatchObject({ code: 0, value: { dryRun: true, action: { type: 'log' } } });
  expect((await box.json('history')).value.actions).toEqual([]);

  const logged = await box.json('log', 'workout', 'running', '45min', '--at', '2025-01-01 8:00');
  expect(logged.value.record).toMatchObject({ start: '2025-01-01T07:00:00.000Z', utcOffsetMinutes: 60 });
  expect(logged.value.merges).toHaveLength(1);
  const activities = async () => (await box.json('call', 'get_activities')).value.activities;
  expect(await activities()).toHaveLength(1);

  const [merge] = (await box.json('merges')).value.merges;
  expect((await box.run('unmerge', merge.id)).code).toBe(0);
  expect(await activities()).toHaveLength(2);
  expect((await box.run('edit', logged.value.record.id, 'sport=hiking', 'distance=3km')).code).toBe(0);
  expect((await activities()).map(({ sport }: { sport: string }) => sport)).toContain('hiking');
  for (const type of ['edit', 'unmerge', 'log']) expect((await box.json('undo')).value.action.type).toBe(type);
  expect(await activities()).toHaveLength(1);
  expect((await box.json('undo')).value.error.code).toBe('not-found');
});

it('a wrong line ends with 64, a wrong value with 1', async () => {
  expect((await box.run('log', 'wieght', '80kg')).code).toBe(64);
  expect(await box.json('log', 'weight', 'heavy')).toMatchObject({
    code: 1,
    value: { error: { code: 'invalid-input', message: expect.stringContaining('80.5kg') } },
  });
});
