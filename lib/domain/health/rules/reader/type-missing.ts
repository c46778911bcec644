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
      cause: '@sap/xsenv leaves a binding without a type out, and kube-service-bindings fails on it.',
      evidence: `Neither ServiceBinding ${files.binding.metadata.name} nor its Secret says a type.`,
      fix: 'Give the ServiceBinding a spec.type.',
    });
  },
};
