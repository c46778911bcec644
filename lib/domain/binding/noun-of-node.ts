import { type Message, message } from '../texts/message.ts';
import type { GraphNodeKind } from './binding-graph-node.ts';

const nouns = {
  application: message('ui.application'),
  service: message('ui.service'),
  class: message('ui.catalogEntry'),
  instance: message('ui.instance'),
  binding: message('ui.binding'),
  usage: message('ui.usage'),
  workload: message('ui.workload'),
  pod: message('ui.pod'),
} satisfies Record<GraphNodeKind, Message>;

/** The noun by which people know a link of the chain. */
export function nounOfNode(kind: GraphNodeKind): Message {
  return nouns[kind];
}
