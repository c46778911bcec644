/** What answers show in the place of a secret, and what a PUT may send to keep the stored one. */
export const mask = '********';
