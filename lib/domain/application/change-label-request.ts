import { z } from 'zod';

const prefix = '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*';
const name = '[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?';

/** The key of a label, with or without a prefix. */
const labelKey = z
  .string()
  .max(317, 'The key of a label has 317 characters at most.')
  .regex(
    new RegExp(`^(${prefix}/)?${name}$`),
    'The key of a label consists of letters, digits, dashes, underscores and dots, with a letter or digit at both ends; a domain and a slash may stand before it.',
  );

/** The value of a label, which may be empty. */
const labelValue = z
  .string()
  .regex(
    new RegExp(`^(${name})?$`),
    'The value of a label has 63 letters, digits, dashes, underscores and dots at most, with a letter or digit at both ends.',
  );

/** A label that an Application gets, or loses. */
export const changeLabelRequest = z.object({
  key: labelKey,
  /** Null takes the label away. */
  value: labelValue.nullable(),
});

export type ChangeLabelRequest = z.infer<typeof changeLabelRequest>;
