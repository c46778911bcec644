import { message } from '../../../texts/message.ts';
import type { Rule } from '../rule.ts';
import type { ReadBindings } from './facts.ts';
import { notFoundBySome } from './not-found.ts';

/** A ServiceBinding projects files into a workload of which a container sets `VCAP_SERVICES` itself. */
export const readerVcapServices: Rule<ReadBindings> = {
  id: 'reader/vcap-services',
  applies({ files, env }) {
    if (files.length === 0 || !env.includes('VCAP_SERVICES')) {
      return undefined;
    }
    return notFoundBySome({
      cause: message('health.readerVcapServices'),
      evidence: message('health.readerVcapServicesEvidence'),
      fix: message('health.readerVcapServicesFix'),
    });
  },
};
