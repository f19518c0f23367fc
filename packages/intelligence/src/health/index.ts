export * from '../body/index.ts';
export * from '../energy/index.ts';
export * from '../hrv/index.ts';
export * from '../recovery/index.ts';
export * from '../sleep/index.ts';
