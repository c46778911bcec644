import type { SpecificationModel } from './specification-model.ts';

/** Names by which a document is found; no document for people has more. */
const mostNames = 2_000;
const longestName = 200;

/** What a document offers by name: operations such as `GET /orders`, addresses and events, sets and functions of OData. */
export function namesOfModel(model: SpecificationModel): string[] {
  const names = new Set(allNames(model).map((name) => name.slice(0, longestName)));
  names.delete('');
  return [...names].slice(0, mostNames);
}

function allNames(model: SpecificationModel): string[] {
  switch (model.kind) {
    case 'openapi':
      return model.operations.map(
        ({ method, path, summary }) => `${method} ${path}${summary === '' ? '' : `, ${summary}`}`,
      );
    case 'asyncapi':
      return model.channels.flatMap(({ address, actions }) => [
        address,
        ...actions.flatMap(({ messages }) => messages.map(({ name }) => name)),
      ]);
    case 'odata':
      return [...model.sets, ...model.operations, ...model.imports].map(({ name }) => name);
  }
}
