import { type Message, message } from '#lib/domain/texts/message.ts';
import type { Fold } from '#lib/domain/view/shown-graph.ts';

/** What a fold of healthy chains is about: "Namespace harbour". */
export function subjectOfFold({ by, name }: Fold): Message {
  switch (by) {
    case 'application':
      return message('graph.foldApplication', { name });
    case 'namespace':
      return message('graph.foldNamespace', { name });
    case 'namespaces':
      return message('graph.foldNamespaces');
    case 'nowhere':
      return message('graph.foldNowhere');
  }
}

/** How much is in it: "12 healthy chains, 140 links". */
export function countsOfFold({ chains, links, left = 0 }: Fold): Message {
  return message('graph.foldCounts', { chains, links, left });
}
