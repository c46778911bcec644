/** Which Applications a list shows: all, those that want attention, those without a certificate that is used. */
export const applicationShows = ['all', 'broken', 'unconnected'] as const;

export type ApplicationShow = (typeof applicationShows)[number];
