import { z } from 'zod';

/** What stands in a path of the Kubernetes API, and cannot lead to another one: a DNS subdomain (RFC 1123). */
export const objectName = z
  .string()
  .max(253, 'A name has 253 characters at most.')
  .regex(
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
    'A name consists of lower-case letters, digits, dashes and dots, with a letter or digit at both ends.',
  );

/** The name of a namespace: a DNS label. */
export const namespaceName = z
  .string()
  .max(63, 'The name of a namespace has 63 characters at most.')
  .regex(
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
    'The name of a namespace consists of lower-case letters, digits and dashes, with a letter or digit at both ends.',
  );

/** A kind by its plural. */
export const kindPlural = z
  .string()
  .regex(/^[a-z]{1,63}$/, 'A kind is named by its plural in lower-case letters, such as applications.');

/** The id of a registered service or of a token; what wrote it may have used more than a DNS name holds. */
export const objectId = z
  .string()
  .max(253, 'An id has 253 characters at most.')
  .regex(
    /^[A-Za-z0-9][\w.:-]*$/,
    'An id begins with a letter or digit; digits, letters, dashes, dots, colons and underscores follow.',
  );
