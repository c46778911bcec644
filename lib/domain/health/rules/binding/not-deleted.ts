import { deletionRefused } from '../../deletion-refused.ts';
import type { Rule } from '../rule.ts';
import type { BindingFacts } from './facts.ts';

/** The ServiceBinding is deleted, and its condition Ready is Unknown: the broker has refused to unbind. */
export const bindingNotDeleted: Rule<BindingFacts> = {
  id: 'binding/not-deleted',
  applies({ binding, ready }) {
    return binding.metadata.deletionTimestamp !== undefined && ready?.status === 'Unknown'
      ? deletionRefused(ready)
      : undefined;
  },
};
