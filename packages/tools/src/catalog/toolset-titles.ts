/** What each toolset is for, in few words: the map that a client reads. Apart from the tools, so that it costs nothing. */
export const toolsetTitles: Readonly<Record<string, string>> = {
  activities: 'activities, laps, samples, zones, totals',
  training: 'analysis of one activity, training load, zones',
  health: 'days, body, sleep, recovery',
  athlete: 'profile and dated thresholds',
  connections: 'sources and freshness',
  discovery: 'finding tools, explaining answers',
};
