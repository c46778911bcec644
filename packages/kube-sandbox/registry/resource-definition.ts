import type { GroupResource } from '../meta/api-error.ts';
import type { ApiObject } from '../meta/api-object.ts';
import type { FieldError } from '../meta/field-error.ts';
import type { NameValidator } from '../meta/validate-name.ts';
import type { Schema } from '../schema/schema.ts';

export type ResourceVerb =
  | 'create'
  | 'delete'
  | 'deletecollection'
  | 'get'
  | 'list'
  | 'patch'
  | 'update'
  | 'watch';

export interface PrinterColumn {
  name: string;
  type: string;
  format?: string;
  description?: string;
  /** 0 is always shown, anything above only with `-o wide`. */
  priority?: number;
  jsonPath: string;
}

export interface SubresourceDefinition {
  name: string;
  kind: string;
  /** Set where the subresource speaks another kind's group and version, as `scale` does. */
  group?: string;
  version?: string;
  verbs: readonly ('create' | 'delete' | 'get' | 'patch' | 'update')[];
}

/** Where `scale` finds its numbers in the object. */
export interface ScalePaths {
  specReplicas: readonly string[];
  statusReplicas: readonly string[];
  labelSelector: readonly string[] | undefined;
}

/** What a write has to know about where it happens. */
export interface WriteContext {
  nowIso: string;
  /** Finds out whether a cluster address is taken, and the like. */
  find: (resource: string, namespace: string, name: string) => ApiObject | undefined;
  all: (resource: string) => ApiObject[];
}

/** The rules of one kind, beyond those every object follows. Everything is optional; objects given may be changed in place where it says so. */
export interface Strategy {
  validateName?: NameValidator;
  /** Changes the object: default values, allocated ones. Runs on create and on update. */
  applyDefaults?: (object: ApiObject) => void;
  /** Changes the object: what a new one must start with. */
  prepareForCreate?: (object: ApiObject, context: WriteContext) => void;
  /** Changes `next`: what an update may not touch. */
  prepareForUpdate?: (next: ApiObject, previous: ApiObject, context: WriteContext) => void;
  validate?: (object: ApiObject) => FieldError[];
  validateUpdate?: (next: ApiObject, previous: ApiObject) => FieldError[];
  validateDelete?: (object: ApiObject) => string | undefined;
  /** Fields a `fieldSelector` may name besides metadata.name and metadata.namespace. */
  selectableFields?: (object: ApiObject) => { [path: string]: string };
  /** Whether a change of spec counts in metadata.generation. */
  countsGeneration?: boolean;
  /** An update may come without a resourceVersion (custom resources: not). */
  allowsUnconditionalUpdate?: boolean;
  /** A PUT on a name that does not exist makes it. */
  allowsCreateOnUpdate?: boolean;
  /** A delete answers with the object instead of a Status. */
  returnsDeletedObject?: boolean;
  /** What becomes of dependents where a delete does not say. */
  defaultPropagation?: 'Orphan';
  /** Seconds a delete leaves the object to whoever must stop it; undefined: none. */
  gracePeriodSeconds?: (object: ApiObject, requestedSeconds: number | undefined) => number | undefined;
}

/** One served resource in one version; discovery, routing, validation, printing and OpenAPI all read this. */
export interface ResourceDefinition {
  /** Where its objects are kept: `group/plural`, the same for every version. */
  readonly storageKey: string;
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly singular: string;
  readonly kind: string;
  readonly listKind: string;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly namespaced: boolean;
  readonly verbs: readonly ResourceVerb[];
  readonly subresources: readonly SubresourceDefinition[];
  /** Built-in: a `$ref` into the definitions. Custom: the CRD's own schema. Undefined: any fields. */
  readonly schema: Schema | undefined;
  readonly printerColumns: readonly PrinterColumn[];
  readonly origin: 'builtin' | 'custom';
  /** The apiVersion objects are kept in. */
  readonly storageApiVersion: string;
  readonly scale: ScalePaths | undefined;
  readonly hasStatus: boolean;
  /** Custom only: whether fields the schema does not name are dropped. */
  readonly prunes: boolean;
  readonly strategy: Strategy;
}

export function apiVersionOf(definition: { group: string; version: string }): string {
  return definition.group ? `${definition.group}/${definition.version}` : definition.version;
}

export function groupResourceOf(definition: ResourceDefinition): GroupResource {
  return { group: definition.group, resource: definition.plural };
}

export function hasSubresource(definition: ResourceDefinition, name: string): boolean {
  return definition.subresources.some((subresource) => subresource.name === name);
}
