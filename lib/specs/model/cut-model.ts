import type { SpecModel } from './spec-model.ts';

/** Operations, channels, entity sets and types that a page gets; no document for people has more. */
const mostParts = 10_000;

/** The model as far as a page can show it; what it leaves out is counted in `left`. */
export function cutModel(model: SpecModel): SpecModel {
  switch (model.kind) {
    case 'openapi':
      return { ...model, operations: cut(model.operations), ...leftOf(model.operations) };
    case 'asyncapi':
      return { ...model, channels: cut(model.channels), ...leftOf(model.channels) };
    case 'odata':
      return {
        ...model,
        sets: cut(model.sets),
        operations: cut(model.operations),
        imports: cut(model.imports),
        types: cut(model.types),
        ...leftOf(model.sets, model.operations, model.imports, model.types),
      };
  }
}

function cut<T>(parts: T[]): T[] {
  return parts.length > mostParts ? parts.slice(0, mostParts) : parts;
}

function leftOf(...lists: unknown[][]): { left?: number } {
  const left = lists.reduce((sum, list) => sum + Math.max(0, list.length - mostParts), 0);
  return left === 0 ? {} : { left };
}
