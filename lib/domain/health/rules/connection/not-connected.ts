import type { CertainRule } from '../rule.ts';
import type { ConnectionFacts } from './facts.ts';

/** No certificate is recorded on the Application, and no token is outstanding. Services that it has prove nothing: the console can register them. */
export const connectionNotConnected: CertainRule<ConnectionFacts> = {
  id: 'connection/not-connected',
  applies() {
    return {
      status: 'todo',
      word: 'Not connected',
      problem: {
        cause: 'The outside application holds no client certificate yet.',
        evidence: 'No certificate was issued, and no token is outstanding.',
        fix: 'Issue a one-time token and pair the application with it.',
      },
    };
  },
};
