import { ageOf } from './human-duration.ts';
import {
  ageColumn,
  column,
  createdAtColumn,
  type KindPrinter,
  nameColumn,
  type TableMetadata,
} from './table-types.ts';

interface WithData {
  metadata: TableMetadata;
  type?: string;
  data?: object;
  binaryData?: object;
}

function countOf(map: object | undefined): number {
  return map === undefined ? 0 : Object.keys(map).length;
}

export const namespacePrinter: KindPrinter = {
  columns: [nameColumn, column('Status', 'string', 'The status of the namespace'), ageColumn],
  cells(object, nowMs) {
    const { metadata, status } = object as { metadata: TableMetadata; status?: { phase?: string } };
    return [metadata.name, status?.phase ?? '', ageOf(metadata.creationTimestamp, nowMs)];
  },
};

export const secretPrinter: KindPrinter = {
  columns: [
    nameColumn,
    column('Type', 'string', 'What the data is for.'),
    column('Data', 'string', 'How many entries the secret has.'),
    ageColumn,
  ],
  cells(object, nowMs) {
    const secret = object as WithData;
    const age = ageOf(secret.metadata.creationTimestamp, nowMs);
    return [secret.metadata.name, secret.type ?? 'Opaque', countOf(secret.data), age];
  },
};

export const configMapPrinter: KindPrinter = {
  columns: [nameColumn, column('Data', 'string', 'How many entries the map has.'), ageColumn],
  cells(object, nowMs) {
    const map = object as WithData;
    const count = countOf(map.data) + countOf(map.binaryData);
    return [map.metadata.name, count, ageOf(map.metadata.creationTimestamp, nowMs)];
  },
};

export const serviceAccountPrinter: KindPrinter = {
  columns: [
    nameColumn,
    column('Secrets', 'string', 'How many secrets pods of this account may use.'),
    ageColumn,
  ],
  cells(object, nowMs) {
    const { metadata, secrets = [] } = object as { metadata: TableMetadata; secrets?: unknown[] };
    return [metadata.name, secrets.length, ageOf(metadata.creationTimestamp, nowMs)];
  },
};

export const leasePrinter: KindPrinter = {
  columns: [nameColumn, column('Holder', 'string', 'The identity of the current holder.'), ageColumn],
  cells(object, nowMs) {
    const { metadata, spec } = object as { metadata: TableMetadata; spec?: { holderIdentity?: string } };
    return [metadata.name, spec?.holderIdentity ?? '', ageOf(metadata.creationTimestamp, nowMs)];
  },
};

/** Kinds that have no columns of their own. */
export const defaultPrinter: KindPrinter = {
  columns: [nameColumn, createdAtColumn],
  cells: ({ metadata }) => [metadata.name, metadata.creationTimestamp ?? null],
};
