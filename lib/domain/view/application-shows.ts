/**
 * Which Applications a list shows, by their state: all, those that want attention, those of one state, those without a
 * certificate that counts.
 */
export const applicationShows = [
  'all',
  'broken',
  'bad',
  'warn',
  'busy',
  'todo',
  'ok',
  'unconnected',
] as const;

export type ApplicationShow = (typeof applicationShows)[number];
