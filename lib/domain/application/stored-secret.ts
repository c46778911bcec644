/** Stands for a credential that is stored, in what is shown of it and in what is sent to keep it. */
export const storedSecret = '********';
