import { type Message, message } from '../texts/message.ts';
import type { Repair } from './remedy.ts';

/** What somebody should know before a repair runs; undefined where it disturbs nobody. */
export function consequenceOfRepair(repair: Repair): Message | undefined {
  switch (repair.action) {
    case 'restart':
      return message('remedies.restarts', { name: repair.name });
    case 'create-again':
      return message('remedies.createsAgain');
    case 'rename-mapping':
      return message('remedies.renamesMapping', {
        from: repair.from,
        namespace: repair.namespace,
        to: repair.to,
      });
    case 'move-to-service':
      return message('remedies.movesToService');
    case 'allow':
    case 'relist':
    case 'label-service':
    case 'delete-mappings':
    case 'correct-usage-kind':
      return undefined;
    default:
      return repair satisfies never;
  }
}
