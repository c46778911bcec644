import { refTo } from '../schema/schema.ts';
import type {
  PrinterColumn,
  ResourceDefinition,
  ResourceVerb,
  ScalePaths,
  Strategy,
  SubresourceDefinition,
} from './resource-definition.ts';

export const allVerbs: readonly ResourceVerb[] = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];

export interface BuiltinInput {
  group: string;
  version: string;
  plural: string;
  kind: string;
  /** The name of its type in the OpenAPI definitions. */
  definition: string;
  /** Where one kind is served in several versions, the one its objects are kept in. */
  storageVersion?: string;
  namespaced: boolean;
  shortNames?: readonly string[];
  categories?: readonly string[];
  verbs?: readonly ResourceVerb[];
  subresources?: readonly SubresourceDefinition[];
  hasStatus?: boolean;
  scale?: ScalePaths;
  printerColumns?: readonly PrinterColumn[];
  strategy?: Strategy;
}

const statusVerbs = ['get', 'patch', 'update'] as const;

/** Fills in what most built-in kinds share. */
export function defineBuiltin(input: BuiltinInput): ResourceDefinition {
  const { group, version, plural, kind, hasStatus = false } = input;
  const subresources: SubresourceDefinition[] = [...(input.subresources ?? [])];
  if (hasStatus) subresources.push({ name: 'status', kind, verbs: statusVerbs });
  if (input.scale) {
    subresources.push({
      name: 'scale',
      kind: 'Scale',
      group: 'autoscaling',
      version: 'v1',
      verbs: statusVerbs,
    });
  }
  return {
    storageKey: `${group || 'core'}/${plural}`,
    group,
    version,
    plural,
    singular: kind.toLowerCase(),
    kind,
    listKind: `${kind}List`,
    shortNames: input.shortNames ?? [],
    categories: input.categories ?? [],
    namespaced: input.namespaced,
    verbs: input.verbs ?? allVerbs,
    subresources,
    schema: refTo(input.definition),
    printerColumns: input.printerColumns ?? [],
    origin: 'builtin',
    storageApiVersion: group ? `${group}/${input.storageVersion ?? version}` : version,
    scale: input.scale,
    hasStatus,
    prunes: true,
    strategy: { allowsUnconditionalUpdate: true, ...input.strategy },
  };
}
