/** The cookies in which the choice of colours travels, so that the server renders with it. */
export const themeCookie = 'mooring-theme';
export const contrastCookie = 'mooring-contrast';
