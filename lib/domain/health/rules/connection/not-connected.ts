import { message } from '../../../texts/message.ts';
import type { CertainRule } from '../rule.ts';
import type { ConnectionFacts } from './facts.ts';

/** No certificate is recorded on the Application, and no token is outstanding. Services that it has prove nothing: the console can register them. */
export const connectionNotConnected: CertainRule<ConnectionFacts> = {
  id: 'connection/not-connected',
  applies() {
    return {
      status: 'todo',
      word: message('states.notConnected'),
      problem: {
        cause: message('health.notConnected'),
        evidence: message('health.notConnectedEvidence'),
        fix: message('health.notConnectedFix'),
      },
    };
  },
};
