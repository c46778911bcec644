import type { AsyncApiModel, OpenApiModel, SpecModel } from '#lib/specs/model/spec-model.ts';
import type { Thing } from './document-set.ts';

/** What the model lists, named as the independent counts name it. */
export function listModel(model: SpecModel): Thing[] {
  switch (model.kind) {
    case 'openapi':
      return ofOpenApi(model);
    case 'asyncapi':
      return ofAsyncApi(model);
    case 'odata':
      return [];
  }
}

function ofOpenApi(model: OpenApiModel): Thing[] {
  return model.operations.flatMap(({ method, path, isWebhook, parameters, body, responses }) => {
    const at = `${method} ${path}`;
    return [
      { kind: isWebhook ? 'webhooks' : 'operations', name: at },
      ...parameters.map(({ place, name }) => ({ kind: 'parameters', name: `${at}: ${place} ${name}` })),
      ...(body?.contents ?? []).map(({ mediaType }) => ({ kind: 'bodies', name: `${at}: ${mediaType}` })),
      ...responses.flatMap(({ status, contents }) => [
        { kind: 'answers', name: `${at}: ${status}` },
        ...contents.map(({ mediaType }) => ({
          kind: 'answer formats',
          name: `${at}: ${status} ${mediaType}`,
        })),
      ]),
    ];
  });
}

function ofAsyncApi(model: AsyncApiModel): Thing[] {
  return model.channels.flatMap(({ address, actions }) => [
    { kind: 'channels', name: address },
    ...actions.flatMap(({ direction, messages }) => {
      const at = `${direction} ${address}`;
      return [
        { kind: 'operations', name: at },
        ...messages.map(({ name }) => ({ kind: 'messages', name: `${at}: ${name}` })),
      ];
    }),
  ]);
}
