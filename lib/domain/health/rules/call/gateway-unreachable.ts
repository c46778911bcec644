import { bad } from '../../node-health.ts';
import type { CallRule } from './call-rule.ts';

/** The console got no answer at the address of the application gateway. */
export const callGatewayUnreachable: CallRule = {
  id: 'call/gateway-unreachable',
  hop: 'console',
  applies({ failure, response, request }) {
    if (failure === undefined && response !== undefined) {
      return undefined;
    }
    return bad('Gateway unreachable', {
      cause: 'The call did not reach the application gateway.',
      evidence: failure?.message ?? `${request.url} was not answered.`,
      fix: failure?.hint ?? 'Check that the application gateway runs.',
    });
  },
};
