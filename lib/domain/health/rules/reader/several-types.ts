import { enumerate } from '../../../texts/enumerate.ts';
import { keyOfSentence, message } from '../../../texts/message.ts';
import type { Rule } from '../rule.ts';
import { directoriesOf, type ReadBindings } from './facts.ts';
import { notFoundBySome } from './not-found.ts';

/** ServiceBindings of several types project into one workload. */
export const readerSeveralTypes: Rule<ReadBindings> = {
  id: 'reader/several-types',
  applies({ files }) {
    const directories = directoriesOf(files);
    if (new Set(directories.map(({ type }) => type && keyOfSentence(type))).size < 2) {
      return undefined;
    }
    return notFoundBySome({
      cause: message('health.readerSeveralTypes'),
      evidence: message('health.readerSeveralTypesEvidence', {
        directories: enumerate(
          directories.map(({ directory, type = message('health.noType') }) =>
            message('health.directoryOfType', { directory, type }),
          ),
        ),
      }),
      fix: message('health.readerSeveralTypesFix'),
    });
  },
};
