import { matchesChannel, matchesOperation, matchesType } from './search-model.ts';
import type { SpecificationModel } from './specification-model.ts';

/** Places in the list of a model that is searched: operations, channels or types. */
export function findEntries(model: SpecificationModel, text: string): number[] {
  switch (model.kind) {
    case 'openapi':
      return placesOf(model.operations, (operation) => matchesOperation(operation, text));
    case 'asyncapi':
      return placesOf(model.channels, (channel) => matchesChannel(channel, text));
    case 'odata':
      return placesOf(model.types, (type) => matchesType(type, text));
  }
}

function placesOf<T>(entries: readonly T[], isFound: (entry: T) => boolean): number[] {
  return entries.flatMap((entry, at) => (isFound(entry) ? [at] : []));
}
