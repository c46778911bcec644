import { message } from '../../../texts/message.ts';
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
      cause: message('health.readerLineBreak'),
      evidence: message('health.readerLineBreakEvidence', { entry: broken, binding: binding.metadata.name }),
      fix: message('health.readerLineBreakFix'),
    });
  },
};
