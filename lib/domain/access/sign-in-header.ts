/** Of an answer to who has to sign in first. */
export const signInHeader = 'mooring-sign-in';
