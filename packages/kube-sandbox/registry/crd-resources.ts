import { type ApiObject, type Fields, fieldsOf, isFields, listOf, textOf } from '../meta/api-object.ts';
import { defaultNameValidator } from '../meta/validate-meta.ts';
import { validateDnsSubdomain } from '../meta/validate-name.ts';
import type { Schema } from '../schema/schema.ts';
import { allVerbs } from './define-builtin.ts';
import type {
  PrinterColumn,
  ResourceDefinition,
  ScalePaths,
  SubresourceDefinition,
} from './resource-definition.ts';

const objectVerbs = ['get', 'patch', 'update'] as const;

function columnsOf(version: Fields): PrinterColumn[] {
  return listOf(version.additionalPrinterColumns)
    .map(fieldsOf)
    .map((column) => ({
      name: textOf(column.name),
      type: textOf(column.type),
      jsonPath: textOf(column.jsonPath),
      ...(column.format ? { format: textOf(column.format) } : {}),
      ...(column.description ? { description: textOf(column.description) } : {}),
      ...(typeof column.priority === 'number' ? { priority: column.priority } : {}),
    }));
}

function pathOf(dotted: string): string[] {
  return dotted.replace(/^\./, '').split('.');
}

function scaleOf(subresources: Fields): ScalePaths | undefined {
  const scale = subresources.scale;
  if (!isFields(scale)) return undefined;
  const selector = textOf(scale.labelSelectorPath);
  return {
    specReplicas: pathOf(textOf(scale.specReplicasPath)),
    statusReplicas: pathOf(textOf(scale.statusReplicasPath)),
    labelSelector: selector ? pathOf(selector) : undefined,
  };
}

function isEstablished(crd: ApiObject): boolean {
  return listOf(fieldsOf(crd.status).conditions).some(
    (item) => fieldsOf(item).type === 'Established' && fieldsOf(item).status === 'True',
  );
}

/** The resources a definition serves: one for every version marked `served`, none before it is established. */
export function crdResources(crd: ApiObject): ResourceDefinition[] {
  if (!isEstablished(crd)) return [];
  const spec = fieldsOf(crd.spec);
  const group = textOf(spec.group);
  const names = fieldsOf(fieldsOf(crd.status).acceptedNames);
  const versions = listOf(spec.versions).map(fieldsOf);
  const storage = textOf(versions.find((version) => version.storage === true)?.name);
  const plural = textOf(names.plural);
  const kind = textOf(names.kind);
  return versions
    .filter((version) => version.served === true)
    .map((version) => {
      const declared = fieldsOf(version.subresources);
      const hasStatus = isFields(declared.status);
      const scale = scaleOf(declared);
      const subresources: SubresourceDefinition[] = [];
      if (hasStatus) subresources.push({ name: 'status', kind, verbs: objectVerbs });
      if (scale)
        subresources.push({
          name: 'scale',
          kind: 'Scale',
          group: 'autoscaling',
          version: 'v1',
          verbs: objectVerbs,
        });
      const schema = fieldsOf(version.schema).openAPIV3Schema as Schema | undefined;
      return {
        storageKey: `${group}/${plural}`,
        group,
        version: textOf(version.name),
        plural,
        singular: textOf(names.singular),
        kind,
        listKind: textOf(names.listKind),
        shortNames: listOf(names.shortNames).map(textOf),
        categories: listOf(names.categories).map(textOf),
        namespaced: spec.scope === 'Namespaced',
        verbs: allVerbs,
        subresources,
        schema,
        printerColumns: columnsOf(version),
        origin: 'custom',
        storageApiVersion: `${group}/${storage}`,
        scale,
        hasStatus,
        prunes: true,
        strategy: {
          validateName: (name) => [...defaultNameValidator(name), ...validateDnsSubdomain(name)],
          countsGeneration: true,
          allowsUnconditionalUpdate: false,
        },
      } satisfies ResourceDefinition;
    });
}
