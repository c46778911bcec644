import type { Rule } from '../rule.ts';
import type { ReadFiles } from './facts.ts';
import { notFoundBySome } from './not-found.ts';

/** The value of an entry of the Secret ends with a line break. */
export const readerLineBreak: Rule<ReadFiles> = {
  id: 'reader/line-break',
  applies({ binding, secret }) {
    const [broken] = secret?.endsWithLineBreak ?? [];
    if (broken === undefined) {
      return undefined;
    }
    return notFoundBySome({
      cause: '@sap/xsenv and @sap/cds keep the line break at the end of a value, which is in no address.',
      evidence: `Entry ${broken} of the Secret of ServiceBinding ${binding.metadata.name} ends with one.`,
      fix: 'Write the value without a line break, with printf or echo -n.',
    });
  },
};
