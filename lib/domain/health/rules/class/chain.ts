import { message } from '../../../texts/message.ts';
import { ok } from '../../node-health.ts';
import type { Chain } from '../rule.ts';
import { classBrokerMissing } from './broker-missing.ts';
import { classBrokerNotReady } from './broker-not-ready.ts';
import { classMissing } from './missing.ts';
import { classNoLongerAllowed } from './no-longer-allowed.ts';
import { classNotAllowed } from './not-allowed.ts';
import { classNotPublished } from './not-published.ts';
import type { PromisedClass } from './promised-class.ts';
import type { PublishedClass } from './published-class.ts';
import { classRegisteredAgain } from './registered-again.ts';
import { classServiceRemoved } from './service-removed.ts';
import { classSeveralSuccessors } from './several-successors.ts';
import { classSuccessorNotAllowed } from './successor-not-allowed.ts';
import { classWithdrawing } from './withdrawing.ts';
import { classWithdrawn } from './withdrawn.ts';

export const promisedClassChain: Chain<PromisedClass> = {
  steps: [classNotAllowed, classBrokerMissing, classBrokerNotReady, classMissing],
  otherwise: classNotPublished,
};

export const publishedClassChain: Chain<PublishedClass> = {
  steps: [
    classServiceRemoved,
    classSeveralSuccessors,
    classRegisteredAgain,
    classSuccessorNotAllowed,
    classWithdrawn,
    classNoLongerAllowed,
    classWithdrawing,
  ],
  otherwise: () => ok(message('states.available')),
};
