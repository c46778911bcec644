import { entryOf } from '../../../application/application.ts';
import { message } from '../../../texts/message.ts';
import { ok } from '../../node-health.ts';
import type { Chain } from '../rule.ts';
import { serviceCredentialsMissing } from './credentials-missing.ts';
import { serviceCredentialsRefused } from './credentials-refused.ts';
import type { ServiceFacts } from './facts.ts';
import { serviceIncomplete } from './incomplete.ts';
import { serviceLabelMissing } from './label-missing.ts';
import { serviceTargetUnreachable } from './target-unreachable.ts';
import { serviceTooLong } from './too-long.ts';

export const serviceChain: Chain<ServiceFacts> = {
  steps: [
    serviceLabelMissing,
    serviceIncomplete,
    serviceTooLong,
    serviceTargetUnreachable,
    serviceCredentialsRefused,
    serviceCredentialsMissing,
  ],
  otherwise({ service }) {
    if (entryOf(service, 'API') === undefined) {
      return ok(message('states.events'));
    }
    return ok(
      entryOf(service, 'Events') === undefined ? message('states.api') : message('states.apiAndEvents'),
    );
  },
};
