/** Where a form is sent by who signs out. */
export const signOutPath = '/sign-out';
