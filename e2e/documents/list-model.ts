import { createFlattener } from '#lib/specifications/changes/flatten-schema.ts';
import type {
  AsyncApiModel,
  BindingModel,
  ContentModel,
  MessageModel,
  OpenApiModel,
  SharedSchema,
  SpecificationModel,
} from '#lib/specifications/model/specification-model.ts';
import type { Thing } from './document-set.ts';
import { listOData } from './list-odata.ts';

/** What the model lists, named as the independent counts name it. */
export function listModel(model: SpecificationModel): Thing[] {
  switch (model.kind) {
    case 'openapi':
      return ofOpenApi(model);
    case 'asyncapi':
      return ofAsyncApi(model);
    case 'odata':
      return listOData(model);
  }
}

function ofOpenApi(model: OpenApiModel): Thing[] {
  return model.operations.flatMap(({ method, path, isWebhook, callback, parameters, body, responses }) => {
    const at =
      callback === undefined ? `${method} ${path}` : `${callback.of} ${callback.name} ${method} ${path}`;
    const kind = callback === undefined ? (isWebhook ? 'webhooks' : 'operations') : 'callbacks';
    return [
      { kind, name: at },
      ...parameters.map(({ place, name }) => ({ kind: 'parameters', name: `${at}: ${place} ${name}` })),
      ...(body?.contents ?? []).map(({ mediaType }) => ({ kind: 'bodies', name: `${at}: ${mediaType}` })),
      ...responses.flatMap(({ status, headers, contents }) => [
        { kind: 'answers', name: `${at}: ${status}` },
        ...headers.map(({ name }) => ({ kind: 'headers', name: `${at}: ${status} ${name}` })),
        ...contents.map(({ mediaType }) => ({
          kind: 'answer formats',
          name: `${at}: ${status} ${mediaType}`,
        })),
      ]),
      ...propertiesOf(model.schemas, [
        ...(body?.contents ?? []),
        ...responses.flatMap(({ contents }) => contents),
      ]).map((name) => ({ kind: 'properties', name: `${at}: ${name}` })),
    ];
  });
}

/** Names at the first level of the schemas. */
function propertiesOf(shared: readonly SharedSchema[], contents: readonly ContentModel[]): string[] {
  const flatten = createFlattener(shared);
  return contents.flatMap(({ schema }) => [...flatten(schema).properties.keys()]);
}

function ofAsyncApi(model: AsyncApiModel): Thing[] {
  const flatten = createFlattener(model.schemas);
  const ofMessage = (at: string, { name, headers, payload, bindings }: MessageModel): Thing[] => [
    { kind: 'messages', name: `${at}: ${name}` },
    ...[...(headers === undefined ? [] : flatten(headers).properties.keys())].map((header) => ({
      kind: 'headers',
      name: `${at}: ${name} ${header}`,
    })),
    ...[...(payload === undefined ? [] : flatten(payload).properties.keys())].map((property) => ({
      kind: 'properties',
      name: `${at}: ${name} ${property}`,
    })),
    ...ofBindings(`${at}: ${name}`, bindings),
  ];
  return model.channels.flatMap(({ address, parameters, bindings, actions }) => [
    { kind: 'channels', name: address },
    ...parameters.map(({ name }) => ({ kind: 'parameters', name: `${address}: ${name}` })),
    ...ofBindings(address, bindings),
    ...actions.flatMap((action) => {
      const at = `${action.direction} ${address}`;
      return [
        { kind: 'operations', name: at },
        ...ofBindings(at, action.bindings),
        ...action.messages.flatMap((message) => ofMessage(at, message)),
        ...(action.reply === undefined ? [] : [{ kind: 'replies', name: `${at}: ${action.reply.address}` }]),
        ...(action.reply?.messages ?? []).flatMap((message) => ofMessage(`${at}, reply`, message)),
      ];
    }),
  ]);
}

function ofBindings(at: string, bindings: readonly BindingModel[]): Thing[] {
  return bindings.map(({ protocol, name }) => ({ kind: 'bindings', name: `${at}: ${protocol} ${name}` }));
}
