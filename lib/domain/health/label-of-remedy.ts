import { type Message, message } from '../texts/message.ts';
import type { Remedy } from './remedy.ts';

/** The words on the button, a verb first. */
export function labelOfRemedy(remedy: Remedy): Message {
  switch (remedy.action) {
    case 'allow':
      return message('remedies.allow', { namespace: remedy.namespace });
    case 'relist':
      return message('remedies.relist');
    case 'restart':
      return message('remedies.restart', { name: remedy.name });
    case 'label-service':
      return message('remedies.labelService');
    case 'delete-mappings':
      return message('remedies.deleteMappings', { count: remedy.namespaces.length });
    case 'rename-mapping':
      return message('remedies.renameMapping', { to: remedy.to });
    case 'create-again':
      return message('remedies.createAgain');
    case 'correct-usage-kind':
      return message('remedies.correctUsageKind', { kind: remedy.kind });
    case 'move-to-service':
      return message('remedies.moveToService');
    case 'unbind':
      return message('remedies.unbind');
    case 'choose-service':
      return message('remedies.chooseService');
    case 'change-target':
      return message('remedies.changeTarget');
    case 'change-credentials':
      return message('remedies.changeCredentials');
  }
}
