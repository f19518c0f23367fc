export { type FakeData, type FakeServices, fakeServices } from './fake-services.ts';
export { fakeRuntime, ownCaller } from './runtime.ts';
export { sampleStreams, sampleWorkout } from './sample-workout.ts';
