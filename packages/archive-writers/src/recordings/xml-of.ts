import {
  columnOf,
  instantOf,
  isMissing,
  millisecondsOf,
  type StreamChannel,
  type Streams,
  type Workout,
} from '@vitalwire/core';

/** One sample by channel; a channel without a value is left out. */
type Sample = { readonly [C in StreamChannel]?: number };

function* samplesOf(streams: Streams): Generator<{ readonly time: string; readonly sample: Sample }> {
  const startMs = millisecondsOf(streams.start);
  for (const [index, seconds] of streams.elapsedSeconds.entries()) {
    const values = streams.columns.flatMap(({ channel, values: column, missing }) =>
      isMissing(missing, index) || Number.isNaN(column[index]) ? [] : [[channel, column[index]]],
    );
    yield { time: instantOf(startMs + seconds * 1000), sample: Object.fromEntries(values) };
  }
}

/** As Strava writes it: blanks before the declaration, one lap. */
export function tcxOf(workout: Workout, streams: Streams): string {
  const sport = /cycl|biking/.test(workout.sport) ? 'Biking' : /running/.test(workout.sport) ? 'Running' : 'Other';
  const points = [...samplesOf(streams)].map(({ time, sample }) => {
    const { latitudeDegrees: latitude, longitudeDegrees: longitude } = sample;
    const position =
      latitude === undefined || longitude === undefined
        ? ''
        : `<Position><LatitudeDegrees>${latitude}</LatitudeDegrees><LongitudeDegrees>${longitude}</LongitudeDegrees></Position>`;
    return [
      `<Trackpoint><Time>${time}</Time>${position}`,
      element('AltitudeMeters', sample.altitudeMeters),
      element('DistanceMeters', sample.distanceMeters),
      sample.heartRateBpm === undefined ? '' : `<HeartRateBpm><Value>${sample.heartRateBpm}</Value></HeartRateBpm>`,
      element('Cadence', sample.cadenceRpm === undefined ? undefined : Math.round(sample.cadenceRpm)),
      sample.powerWatts === undefined
        ? ''
        : `<Extensions><TPX xmlns="http://www.garmin.com/xmlschemas/ActivityExtension/v2"><Watts>${sample.powerWatts}</Watts></TPX></Extensions>`,
      '</Trackpoint>',
    ].join('');
  });
  return `          <?xml version="1.0" encoding="UTF-8"?>
<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">
<Activities><Activity Sport="${sport}"><Id>${workout.start}</Id>
<Lap StartTime="${workout.start}"><TotalTimeSeconds>${workout.timerSeconds ?? workout.elapsedSeconds ?? 0}</TotalTimeSeconds>
<DistanceMeters>${workout.distanceMeters ?? 0}</DistanceMeters><Calories>${Math.round(workout.energyKilocalories ?? 0)}</Calories>
<Intensity>Active</Intensity><TriggerMethod>Manual</TriggerMethod><Track>
${points.join('\n')}
</Track></Lap></Activity></Activities></TrainingCenterDatabase>
`;
}

export function gpxOf(workout: Workout, streams: Streams): string {
  const points = [...samplesOf(streams)].flatMap(({ time, sample }) => {
    const { latitudeDegrees: latitude, longitudeDegrees: longitude } = sample;
    if (latitude === undefined || longitude === undefined) return [];
    const heart = sample.heartRateBpm === undefined ? '' : `<gpxtpx:hr>${sample.heartRateBpm}</gpxtpx:hr>`;
    return [
      `<trkpt lat="${latitude}" lon="${longitude}">${element('ele', sample.altitudeMeters)}<time>${time}</time><extensions><gpxtpx:TrackPointExtension>${heart}</gpxtpx:TrackPointExtension></extensions></trkpt>`,
    ];
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<gpx creator="StravaGPX" version="1.1" xmlns="http://www.topografix.com/GPX/1/1" xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">
<metadata><time>${workout.start}</time></metadata>
<trk><name>${workout.sport}</name><type>${workout.sport}</type><trkseg>
${points.join('\n')}
</trkseg></trk></gpx>
`;
}

/** Whether a format without sensors can hold it: GPX is positions. */
export function hasPositions(streams: Streams): boolean {
  return columnOf(streams, 'latitudeDegrees') !== null && columnOf(streams, 'longitudeDegrees') !== null;
}

function element(name: string, value: number | undefined): string {
  return value === undefined ? '' : `<${name}>${value}</${name}>`;
}
