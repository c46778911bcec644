import type { Application } from './application.ts';
import type { ChangeLabelRequest } from './change-label-request.ts';

/**
 * The Application with a label on its object, or without it, on the object and in the specification; undefined where it is so already.
 */
export function withLabel(
  application: Application,
  { key, value }: ChangeLabelRequest,
): Application | undefined {
  const { metadata, spec } = application;
  if (value !== null) {
    return metadata.labels?.[key] === value
      ? undefined
      : { ...application, metadata: { ...metadata, labels: { ...metadata.labels, [key]: value } } };
  }
  const isOnObject = metadata.labels !== undefined && Object.hasOwn(metadata.labels, key);
  const isInSpec = spec?.labels !== undefined && spec.labels !== null && Object.hasOwn(spec.labels, key);
  if (!isOnObject && !isInSpec) {
    return undefined;
  }
  return {
    ...application,
    metadata: isOnObject ? { ...metadata, labels: without(metadata.labels, key) } : metadata,
    ...(isInSpec ? { spec: { ...spec, labels: without(spec.labels, key) } } : {}),
  };
}

function without(labels: Record<string, string> | null | undefined, key: string): Record<string, string> {
  return Object.fromEntries(Object.entries(labels ?? {}).filter(([other]) => other !== key));
}
