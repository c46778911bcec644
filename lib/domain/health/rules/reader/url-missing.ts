import { message } from '../../../texts/message.ts';
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
      cause: message('health.readerUrlMissing'),
      evidence: message('health.readerUrlMissingEvidence', { keys: secret.keys.join(', '), prefix }),
      fix: message('health.readerUrlMissingFix'),
    });
  },
};
