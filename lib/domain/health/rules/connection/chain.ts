import { message } from '../../../texts/message.ts';
import { ok } from '../../node-health.ts';
import type { Chain } from '../rule.ts';
import { connectionCertificateEndsSoon } from './certificate-ends-soon.ts';
import { connectionCertificateExpired } from './certificate-expired.ts';
import { connectionCertificateUnused } from './certificate-unused.ts';
import type { ConnectionFacts } from './facts.ts';
import { connectionNotConnected } from './not-connected.ts';
import { connectionTokenOpened } from './token-opened.ts';
import { connectionTokenUnused } from './token-unused.ts';

export const connectionChain: Chain<ConnectionFacts> = {
  steps: [
    connectionCertificateExpired,
    connectionCertificateUnused,
    connectionCertificateEndsSoon,
    ({ leftMs }) => (leftMs > 0 ? ok(message('states.connected')) : undefined),
    connectionTokenUnused,
    connectionTokenOpened,
  ],
  otherwise: connectionNotConnected,
};
