import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OwnDataBox, ownDataBox, ride } from '../../test/own-data-box.ts';

const watch = ride('watch', '2026-05-08T08:00:00.000Z', 60, { distanceMeters: 25_000 });
const phone = ride('phone', '2026-05-08T08:00:00.000Z', 60, { distanceMeters: 25_100 });
const pod = ride('pod', '2026-05-01T08:00:00.000Z', 40, { distanceMeters: 9000 });
let box: OwnDataBox;

beforeEach(async () => {
  box = await ownDataBox();
  await box.take(watch, phone, pod);
});
afterEach(() => box.close());

const members = async () => (await box.hub.curation.merges(null, box.call)).map((merge) => merge.members.toSorted());

describe('vitalwire merges', () => {
  it('tells each event, who saw it, by which rule, how sure, and why', async () => {
    const [merge] = await box.hub.curation.merges('workout', box.call);
    const { out } = await box.run('merges');
    for (const part of [
      '2026-05-08 10:00',
      'workout, cycling, 1 h, 25 km',
      'watch + phone',
      merge?.reason.rule,
      merge?.reason.sentence,
      merge?.id,
      `${Math.round((merge?.reason.confidence ?? 0) * 100)} %`,
    ])
      expect(out).toContain(part);
    const { total, merges } = await box.json('merges', '--kind', 'workouts');
    expect(total).toBe(1);
    expect(merges[0]).toMatchObject({
      ...merge,
      event: {
        when: '2026-05-08 10:00',
        sources: [
          { recordId: watch.id, sourceId: 'watch' },
          { recordId: phone.id, sourceId: 'phone' },
        ],
      },
    });
    expect((await box.json('merges', '--kind', 'sleep')).total).toBe(0);
    expect((await box.run('merges', '--kind', 'sleep')).out).toContain('No records');
  });

  it('tells two devices and two kinds of one source apart', async () => {
    const edge = { ...pod.provenance, device: { manufacturer: 'garmin', product: 'edge 840' } };
    const start = '2026-05-02T08:00:00.000Z';
    const first = ride('files', start, 60, {
      provenance: { ...edge, sourceId: watch.provenance.sourceId, naturalKey: `${start} 60` },
    });
    await box.take({ ...first, id: ride('watch', start, 60).id }, ride('phone', start, 60));
    await box.run('log', 'strength', 'Squat 5x5 100kg', '--at', '2026-05-03 10:00', '--for', '50min');
    await box.take(ride('watch', '2026-05-03T08:00:00.000Z', 50, { sport: 'strength_training' }));
    const { out } = await box.run('merges');
    expect(out).toContain('watch (edge 840) + phone');
    expect(out).toContain('watch, by the order set up for this installation');
    expect(out).toContain('watch + manual (strengthSession)');
  });

  it('says how many more there are', async () => {
    const start = (day: number) => `2026-04-${String(day).padStart(2, '0')}T08:00:00.000Z`;
    for (const day of [1, 2, 3]) await box.take(ride('watch', start(day), 60), ride('phone', start(day), 60));
    const { out } = await box.run('merges', '--limit', '3');
    expect(out).toContain('and 1 more (--limit 4)');
    const { merges } = await box.json('merges', '--limit', '3');
    // The newest events first, in whatever order they came.
    expect(merges.map(({ event }: { readonly event: { readonly when: string } }) => event.when)).toEqual([
      '2026-05-08 10:00',
      '2026-04-03 10:00',
      '2026-04-02 10:00',
    ]);
  });
});

describe('vitalwire merge and unmerge', () => {
  it('join and take apart, rehearse exactly, and are undone', async () => {
    const before = await members();
    const rehearsed = await box.json('unmerge', phone.id, '--dry-run');
    expect(await members()).toEqual(before);
    const answer = await box.json('unmerge', phone.id);
    expect(rehearsed).toEqual({ ...answer, dryRun: true });
    expect(answer.records.toSorted()).toEqual([phone.id, watch.id].sort());
    expect(await members()).toEqual([]);
    await box.take({ ...phone, distanceMeters: 25_050 });
    expect(await members()).toEqual([]);

    const joined = await box.json('merge', watch.id, pod.id, '--dry-run');
    expect(await members()).toEqual([]);
    expect(await box.json('merge', watch.id, pod.id)).toEqual({ ...joined, dryRun: false });
    expect(joined.merge).toMatchObject({ decidedBy: 'person', reason: { confidence: 1 } });
    expect(await members()).toEqual([[watch.id, pod.id].sort()]);
    expect((await box.run('merges')).out).toMatch(/ you +100 % /);

    await box.run('undo');
    await box.run('undo');
    expect(await members()).toEqual(before);
  });

  it('name the records, in a rehearsal too', async () => {
    const { out } = await box.run('unmerge', phone.id, '--dry-run');
    expect(out).toContain('Took one record out of an event: workout, cycling, 1 h, 25.1 km, 2026-05-08 10:00 (phone).');
    for (const { id, provenance } of [watch, phone])
      expect(out).toMatch(new RegExp(`^  ${id}  2026-05-08 10:0.  cycling, .*  ${provenance.sourceId}$`, 'm'));
    const [merge] = await box.hub.curation.merges('workout', box.call);
    expect((await box.run('unmerge', String(merge?.id), '--dry-run')).out).toContain('Took apart: workout, cycling, ');
    const { out: joined, err } = await box.run('merge', watch.id, pod.id, '--dry-run');
    expect(err).toContain('They begin 7 days apart');
    // Said once of a deed, and never of a rehearsal.
    expect(err).not.toContain('undo');
    expect(joined).toContain('2026-05-08 10:00 (pod, watch).');
    expect(joined).toContain('One event of watch, pod: You said');
  });

  it('take the id of the merge as well', async () => {
    const [merge] = await box.hub.curation.merges('workout', box.call);
    expect((await box.run('unmerge', String(merge?.id))).code).toBe(0);
    expect(await members()).toEqual([]);
  });
});
