import type { CallRule } from './call-rule.ts';
import { callCredentialsMissing } from './credentials-missing.ts';
import { callCredentialsRefused } from './credentials-refused.ts';
import { callGatewayUnreachable } from './gateway-unreachable.ts';
import { callNotAccepted } from './not-accepted.ts';
import { callNotPrepared } from './not-prepared.ts';
import { callNothingThere } from './nothing-there.ts';
import { callRequestRefused } from './request-refused.ts';
import { callTargetFails } from './target-fails.ts';
import { callTargetUnreachable } from './target-unreachable.ts';
import { callWantsHttps } from './wants-https.ts';

/** What one call may show, in the order of its way: the first that applies is told. */
export const callRules: readonly CallRule[] = [
  callGatewayUnreachable,
  callTargetUnreachable,
  callNotPrepared,
  callNotAccepted,
  callCredentialsRefused,
  callCredentialsMissing,
  callWantsHttps,
  callTargetFails,
  callNothingThere,
  callRequestRefused,
];
