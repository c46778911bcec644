/** The cookie in which travels what a browser leaves out of its overview, so that the server renders without it. */
export const silencesCookie = 'mooring-silences';
