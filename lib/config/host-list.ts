import { z } from 'zod';

/** Host names without ports, separated by commas; as a list in lower case, empty by default. */
export const hostList = z
  .string()
  .default('')
  .transform((names) =>
    names
      .split(',')
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== ''),
  );
