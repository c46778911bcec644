import { message } from '../../../texts/message.ts';
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
    return bad(message('calls.gatewayUnreachable'), {
      cause: message('calls.gatewayNotReached'),
      evidence: failure?.message ?? message('calls.notAnswered', { url: request.url }),
      fix: failure?.hint ?? message('calls.checkGateway'),
    });
  },
};
