import { collectSchemas } from './collect-schemas.ts';
import { createRoom } from './model-room.ts';
import type { ODataType } from './odata-model.ts';
import type {
  ChannelModel,
  OperationModel,
  SharedSchema,
  SpecificationModel,
} from './specification-model.ts';

/** The lists of a model whose entries are asked for one by one, with what is in them. */
export interface EntryLists {
  operations: OperationModel;
  channels: ChannelModel;
  types: ODataType;
  schemas: SharedSchema;
}

export type EntryList = keyof EntryLists;

export const entryLists = ['operations', 'channels', 'types', 'schemas'] as const satisfies EntryList[];

/** One entry, with the shared schemas that it refers to. */
export interface ModelEntry<List extends EntryList = EntryList> {
  entry: EntryLists[List];
  schemas: SharedSchema[];
}

/** Undefined where the model has no such list, or nothing at that place of it. */
export function modelEntry(
  model: SpecificationModel,
  { list, at }: { list: EntryList; at: number },
  roomChars = 150_000,
): ModelEntry | undefined {
  const entry = listOf(model, list)[at];
  const schemas = model.kind === 'odata' ? [] : model.schemas;
  return entry === undefined
    ? undefined
    : { entry, schemas: collectSchemas([entry], schemas, createRoom(roomChars)) };
}

function listOf(model: SpecificationModel, list: EntryList): readonly EntryLists[EntryList][] {
  switch (model.kind) {
    case 'openapi':
      return list === 'operations' ? model.operations : list === 'schemas' ? model.schemas : [];
    case 'asyncapi':
      return list === 'channels' ? model.channels : list === 'schemas' ? model.schemas : [];
    case 'odata':
      return list === 'types' ? model.types : [];
  }
}
