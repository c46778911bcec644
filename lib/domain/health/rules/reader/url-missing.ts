import type { Rule } from '../rule.ts';
import type { ReadVariables } from './facts.ts';
import { notFoundBySome } from './not-found.ts';

const cdsCredentials = /^cds_requires_.+_credentials_$/;

/** The prefix of a ServiceBindingUsage is one that @sap/cds reads, and its Secret has no entry `url`. */
export const readerUrlMissing: Rule<ReadVariables> = {
  id: 'reader/url-missing',
  applies({ prefix, secret }) {
    if (!cdsCredentials.test(prefix) || secret === undefined || secret.keys.includes('url')) {
      return undefined;
    }
    return notFoundBySome({
      cause: 'A remote service of @sap/cds reads credentials.url, and there is none.',
      evidence: `The Secret has ${secret.keys.join(', ')}; no variable is called ${prefix}url.`,
      fix: 'Unbind, and bind again as read by @sap/cds.',
    });
  },
};
