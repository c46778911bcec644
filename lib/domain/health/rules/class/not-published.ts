import { message } from '../../../texts/message.ts';
import { busy, following } from '../../node-health.ts';
import type { CertainRule } from '../rule.ts';
import { absentClass } from './absent-class.ts';
import type { PromisedClass } from './promised-class.ts';

/** The namespace may use the service, and there is no ServiceClass of it, which nobody waits for yet. */
export const classNotPublished: CertainRule<PromisedClass> = {
  id: 'class/not-published',
  applies({ namespace }) {
    return following(busy(message('states.notPublished'), absentClass(namespace)));
  },
};
