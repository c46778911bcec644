import { collectSchemas } from './collect-schemas.ts';
import type { Outlined } from './document-model.ts';
import { createRoom, type Room } from './model-room.ts';
import type { ODataType } from './odata-model.ts';
import type { ChannelModel, OperationModel, SpecificationModel } from './specification-model.ts';

/** Entries of one list that a page gets; no document for people has more. */
const mostEntries = 10_000;

/** Of a description in an outline, enough to be found by. */
const longestDescription = 300;

/**
 * The model as a page gets it first: entries as they are as long as there is room, then outlines with the place (`at`) by
 * which the rest is asked for. What is in neither is counted in `left`.
 * @param roomChars JSON characters for entries that are sent whole
 */
export function outlineModel(model: SpecificationModel, roomChars = 150_000): SpecificationModel {
  const room = createRoom(roomChars);
  switch (model.kind) {
    case 'openapi': {
      const operations = outlined(model.operations, operationOutline, room);
      return {
        ...model,
        operations,
        schemas: collectSchemas(operations, model.schemas, room),
        ...leftOf(model.operations),
      };
    }
    case 'asyncapi': {
      const channels = outlined(model.channels, channelOutline, room);
      return {
        ...model,
        channels,
        schemas: collectSchemas(channels, model.schemas, room),
        ...leftOf(model.channels),
      };
    }
    case 'odata': {
      const { sets, operations, imports, types } = model;
      return {
        ...model,
        sets: sets.slice(0, mostEntries),
        operations: operations.slice(0, mostEntries),
        imports: imports.slice(0, mostEntries),
        types: outlined(types, typeOutline, room),
        ...leftOf(sets, operations, imports, types),
      };
    }
  }
}

function outlined<T extends Outlined>(
  entries: readonly T[],
  outlineOf: (entry: T) => Omit<T, 'at'>,
  room: Room,
): T[] {
  return entries
    .slice(0, mostEntries)
    .map((entry, at) => (room.take(entry) ? entry : ({ ...outlineOf(entry), at } as T)));
}

function leftOf(...lists: unknown[][]): { left?: number } {
  const left = lists.reduce((sum, list) => sum + Math.max(0, list.length - mostEntries), 0);
  return left === 0 ? {} : { left };
}

function operationOutline({ body: _body, ...operation }: OperationModel): Omit<OperationModel, 'at'> {
  return {
    ...operation,
    description: operation.description.slice(0, longestDescription),
    parameters: [],
    responses: [],
  };
}

function channelOutline(channel: ChannelModel): Omit<ChannelModel, 'at'> {
  return { ...channel, description: channel.description.slice(0, longestDescription), actions: [] };
}

function typeOutline({ name, kind, base }: ODataType): Omit<ODataType, 'at'> {
  return { name, kind, base, keys: [], properties: [], members: [], facets: {}, rules: [] };
}
