import { lowerCase, type Message, message } from '../../../texts/message.ts';
import { bad } from '../../node-health.ts';
import type { CertainRule } from '../rule.ts';

/** A component that did not say that it runs. */
export interface SilentComponent {
  /** `Connector`. */
  name: string;
  evidence: Message;
}

/** The examination asked the component for its health or its description, and was not answered 200 in time. */
export const componentDown: CertainRule<SilentComponent> = {
  id: 'component/down',
  applies({ name, evidence }) {
    return bad(message('states.down'), {
      cause: message('health.componentDown', { name: lowerCase(name) }),
      evidence,
      fix: message('health.componentDownFix'),
    });
  },
};
