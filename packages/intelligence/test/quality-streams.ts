// Streams as clean sensors give them, and defects put into them at known seconds. All from a seed.

/** Uniform 0..1; the same seed gives the same numbers. */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Standard normal. */
export function normal(next: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

export interface CleanStreams {
  readonly heartRateBpm: Float64Array;
  readonly powerWatts: Float64Array;
  /** Turns of a crank, or strides of one foot. */
  readonly cadenceRpm: Float64Array;
  readonly speedMetersPerSecond: Float64Array;
  readonly altitudeMeters: Float64Array;
  readonly latitudeDegrees: Float64Array;
  readonly longitudeDegrees: Float64Array;
  readonly distanceMeters: number;
}

const METERS_PER_DEGREE = 111_195;

/** Positions on a loop that is closed at the end, with a receiver's slow error of about 3 m. */
function loop(speed: Float64Array, next: () => number) {
  const gauss = normal(next);
  const total = speed.reduce((sum, value) => sum + value, 0);
  const radius = total / (2 * Math.PI);
  const latitude = new Float64Array(speed.length);
  const longitude = new Float64Array(speed.length);
  const altitude = new Float64Array(speed.length);
  let way = 0;
  let [errorEast, errorNorth, errorUp] = [0, 0, 0];
  for (let i = 0; i < speed.length; i++) {
    way += speed[i] ?? 0;
    const turn = way / radius;
    errorEast = 0.98 * errorEast + 0.4 * gauss();
    errorNorth = 0.98 * errorNorth + 0.4 * gauss();
    errorUp = 0.99 * errorUp + 0.1 * gauss();
    latitude[i] = 47 + (radius * (1 - Math.cos(turn)) + errorNorth) / METERS_PER_DEGREE;
    longitude[i] = 11 + (radius * Math.sin(turn) + errorEast) / (METERS_PER_DEGREE * Math.cos((47 * Math.PI) / 180));
    // To a tenth of a metre, as barometers tell.
    altitude[i] = Math.round(10 * (500 + 150 * Math.sin(turn / 2) ** 2 + 8 * Math.sin(9 * turn) + errorUp)) / 10;
  }
  return { latitudeDegrees: latitude, longitudeDegrees: longitude, altitudeMeters: altitude, distanceMeters: total };
}

/** Follows the effort with most of a minute's delay, never down to rest, in whole beats. */
function heart(effort: Float64Array, rest: number, most: number, next: () => number): Float64Array {
  const gauss = normal(next);
  let level = rest + 20;
  let wander = 0;
  return effort.map((share) => {
    level += (rest + Math.max(0.25, share) * (most - rest) - level) / 45;
    wander = 0.97 * wander + 0.25 * gauss();
    return Math.round(level + wander);
  });
}

/** A ride with intervals, coasting, corners and true sprints. */
export function cleanRide(seed: number, seconds: number): CleanStreams {
  const next = uniform(seed);
  const gauss = normal(next);
  const powerWatts = new Float64Array(seconds);
  const cadenceRpm = new Float64Array(seconds);
  const effort = new Float64Array(seconds);
  const speed = new Float64Array(seconds);
  let [noise, target, left, sprint, pace] = [0, 150, 0, 0, 7];
  for (let i = 0; i < seconds; i++) {
    if (left-- <= 0) {
      const kind = next();
      target = kind < 0.15 ? 0 : kind < 0.6 ? 160 + 60 * next() : 220 + 120 * next();
      left = kind < 0.15 ? 5 + 30 * next() : 60 + 240 * next();
      sprint = kind > 0.93 ? 6 + Math.floor(10 * next()) : 0;
    }
    noise = 0.6 * noise + 18 * gauss();
    const sprinting = sprint-- > 0;
    const watts = sprinting ? 700 + 250 * next() : target === 0 ? 0 : Math.max(0, target + noise);
    powerWatts[i] = Math.round(watts);
    cadenceRpm[i] = watts === 0 ? 0 : Math.round((sprinting ? 108 : 88) + 3 * gauss());
    effort[i] = Math.min(1, watts / 330);
    pace += ((watts === 0 ? 9 : 5 + watts / 60) - pace) / 12;
    speed[i] = Math.min(18, pace);
  }
  return {
    powerWatts,
    cadenceRpm,
    speedMetersPerSecond: speed,
    heartRateBpm: heart(effort, 55, 186, next),
    ...loop(speed, next),
  };
}

/** A run whose heart rate lies near the steps a minute for much of the time. */
export function cleanRun(seed: number, seconds: number): CleanStreams {
  const next = uniform(seed);
  const gauss = normal(next);
  const cadenceRpm = new Float64Array(seconds);
  const effort = new Float64Array(seconds);
  const speed = new Float64Array(seconds);
  let [left, walking, wish, wander, pace] = [0, false, 0.8, 0, 3];
  for (let i = 0; i < seconds; i++) {
    if (left-- <= 0) {
      walking = next() < 0.08;
      wish = 0.72 + 0.2 * next();
      left = walking ? 30 + 40 * next() : 120 + 400 * next();
    }
    wander = 0.95 * wander + 0.3 * gauss();
    cadenceRpm[i] = Math.round(walking ? 57 + gauss() : 82 + 5 * (wish - 0.8) + wander);
    effort[i] = walking ? 0.5 : wish;
    pace += ((walking ? 1.5 : 3.2 + 2 * (wish - 0.8)) - pace) / 6;
    speed[i] = pace;
  }
  return {
    powerWatts: new Float64Array(seconds).fill(Number.NaN),
    cadenceRpm,
    speedMetersPerSecond: speed,
    heartRateBpm: heart(effort, 52, 192, next),
    ...loop(speed, next),
  };
}

export interface Defect {
  readonly fromSecond: number;
  readonly toSecond: number;
}

/** Places for defects, far from each other and from both ends. */
export function places(seconds: number, count: number, longest: number, next: () => number): Defect[] {
  const room = Math.floor(seconds / (count + 1));
  return Array.from({ length: count }, (_, k) => {
    const fromSecond = Math.floor((k + 0.6 + 0.3 * next()) * room);
    return { fromSecond, toSecond: fromSecond + longest };
  });
}

export interface Score {
  /** Share of the defects that a finding touches. */
  readonly recall: number;
  /** Findings that touch no defect. */
  readonly falseAlarms: number;
}

export function scoreOf(defects: readonly Defect[], findings: readonly Defect[]): Score {
  const touch = (a: Defect, b: Defect) => a.fromSecond < b.toSecond && b.fromSecond < a.toSecond;
  const found = defects.filter((defect) => findings.some((finding) => touch(defect, finding))).length;
  return {
    recall: defects.length === 0 ? 1 : found / defects.length,
    falseAlarms: findings.filter((finding) => !defects.some((defect) => touch(defect, finding))).length,
  };
}
