import { bad } from '../../node-health.ts';
import type { CertainRule } from '../rule.ts';

/** A component that did not say that it runs. */
export interface SilentComponent {
  /** `Connector`. */
  name: string;
  evidence: string;
}

/** The examination asked the component for its health or its description, and was not answered 200 in time. */
export const componentDown: CertainRule<SilentComponent> = {
  id: 'component/down',
  applies({ name, evidence }) {
    return bad('Down', {
      cause: `The ${name.toLowerCase()} does not answer.`,
      evidence,
      fix: 'Check that it runs, and that the console can reach this address.',
    });
  },
};
