import { message } from '../../../texts/message.ts';
import type { Rule } from '../rule.ts';
import { type ReadFiles, typeOfFiles } from './facts.ts';
import { notFoundBySome } from './not-found.ts';

/** Neither the ServiceBinding of servicebinding.io nor its Secret says a type. */
export const readerTypeMissing: Rule<ReadFiles> = {
  id: 'reader/type-missing',
  applies(files) {
    if (typeOfFiles(files) !== undefined) {
      return undefined;
    }
    return notFoundBySome({
      cause: message('health.readerTypeMissing'),
      evidence: message('health.readerTypeMissingEvidence', { binding: files.binding.metadata.name }),
      fix: message('health.readerTypeMissingFix'),
    });
  },
};
