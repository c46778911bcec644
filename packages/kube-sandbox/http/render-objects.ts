import { stringifyExact } from 'kube-text/exact-json';
import type { ApiObject } from '../meta/api-object.ts';
import { apiVersionOf, type ResourceDefinition } from '../registry/resource-definition.ts';
import type { Stored } from '../store/object-store.ts';
import { type Table, type TableListMetadata, toTable } from '../table/to-table.ts';
import type { ObjectList } from '../verbs/list-objects.ts';
import { readStored } from '../verbs/read-stored.ts';
import type { Negotiated } from './negotiate.ts';

/** The stored text begins with apiVersion and kind; this is its length up to the comma before metadata. */
function headLength(stored: Stored): number {
  return JSON.stringify({ apiVersion: stored.object.apiVersion, kind: stored.object.kind }).length - 1;
}

/** The object's text in the version asked for. */
export function objectJson(definition: ResourceDefinition, kept: Stored): string {
  const stored = readStored(definition, kept);
  if (stored.object.apiVersion === apiVersionOf(definition)) return stored.json;
  const head = JSON.stringify({ apiVersion: apiVersionOf(definition), kind: stored.object.kind }).slice(
    0,
    -1,
  );
  return head + stored.json.slice(headLength(stored));
}

/** An item of a list: built-in ones carry neither apiVersion nor kind, as on the real server. */
function itemJson(definition: ResourceDefinition, stored: Stored): string {
  if (definition.origin === 'custom') return objectJson(definition, stored);
  return `{${stored.json.slice(headLength(stored) + 1)}`;
}

function partialOf(object: ApiObject, metaVersion: string): unknown {
  return {
    kind: 'PartialObjectMetadata',
    apiVersion: `meta.k8s.io/${metaVersion}`,
    metadata: object.metadata,
  };
}

export type RowObject = 'Metadata' | 'Object' | 'None';

export interface RenderOptions {
  negotiated: Negotiated;
  rowObject: RowObject;
  now: Date;
}

function tableOf(
  definition: ResourceDefinition,
  objects: readonly ApiObject[],
  metadata: TableListMetadata,
  options: RenderOptions,
  withColumns = true,
): Table {
  return toTable(definition, objects, metadata, {
    includeObject: options.rowObject,
    noHeaders: !withColumns,
    version: options.negotiated.metaVersion === 'v1beta1' ? 'v1beta1' : 'v1',
    nowMs: options.now.getTime(),
  });
}

/** One object as JSON text, in the form negotiated. `withColumns` false leaves a Table's header out, for watches. */
export function renderObject(
  definition: ResourceDefinition,
  stored: Stored,
  options: RenderOptions,
  withColumns = true,
): string {
  const { as, metaVersion } = options.negotiated;
  if (as === 'Table') {
    const { resourceVersion } = stored.object.metadata;
    const metadata = resourceVersion ? { resourceVersion } : {};
    return stringifyExact(
      tableOf(definition, [readStored(definition, stored).object], metadata, options, withColumns),
    );
  }
  if (as) return JSON.stringify(partialOf(stored.object, metaVersion));
  return objectJson(definition, stored);
}

/** A list as JSON text, in the form negotiated. */
export function renderList(definition: ResourceDefinition, list: ObjectList, options: RenderOptions): string {
  const metadata = {
    resourceVersion: String(list.revision),
    ...(list.continueToken ? { continue: list.continueToken } : {}),
    ...(list.remaining === undefined ? {} : { remainingItemCount: list.remaining }),
  };
  const { as, metaVersion } = options.negotiated;
  if (as === 'Table') {
    return stringifyExact(
      tableOf(
        definition,
        list.items.map((item) => readStored(definition, item).object),
        metadata,
        options,
      ),
    );
  }
  if (as) {
    const items = list.items.map((item) => partialOf(item.object, metaVersion));
    return JSON.stringify({
      kind: 'PartialObjectMetadataList',
      apiVersion: `meta.k8s.io/${metaVersion}`,
      metadata,
      // the one list whose emptiness the real server writes as null
      items: items.length === 0 ? null : items,
    });
  }
  const head = JSON.stringify({
    kind: definition.listKind,
    apiVersion: apiVersionOf(definition),
    metadata,
  }).slice(0, -1);
  return `${head},"items":[${list.items.map((item) => itemJson(definition, item)).join(',')}]}`;
}
