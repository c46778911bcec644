import { type Fields, fieldsOf, isFields, listOf, textOf } from '../../meta/api-object.ts';
import {
  duplicateValue,
  type FieldError,
  invalidValue,
  notFoundValue,
  required,
  unsupportedValue,
} from '../../meta/field-error.ts';
import { validateDnsLabel, validateEnvName } from '../../meta/validate-name.ts';

function oneOf(field: string, value: unknown, supported: string[]): FieldError[] {
  if (value === undefined || supported.includes(textOf(value))) return [];
  return [unsupportedValue(field, value, supported)];
}

function validateUniqueNames(
  path: string,
  items: unknown[],
  check: (name: string) => string[],
): FieldError[] {
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  items.forEach((item, i) => {
    const field = `${path}[${i}].name`;
    const name = textOf(fieldsOf(item).name);
    if (!name) errors.push(required(field));
    else if (seen.has(name)) errors.push(duplicateValue(field, name));
    else errors.push(...check(name).map((problem) => invalidValue(field, name, problem)));
    seen.add(name);
  });
  return errors;
}

function validatePort(path: string, value: unknown): FieldError[] {
  const errors: FieldError[] = [];
  const port = fieldsOf(value);
  const number = Number(port.containerPort ?? 0);
  if (number === 0) errors.push(required(`${path}.containerPort`));
  else if (!Number.isInteger(number) || number < 1 || number > 65535) {
    errors.push(invalidValue(`${path}.containerPort`, number, 'must be between 1 and 65535, inclusive'));
  }
  errors.push(...oneOf(`${path}.protocol`, port.protocol, ['SCTP', 'TCP', 'UDP']));
  return errors;
}

function validateEnv(path: string, value: unknown): FieldError[] {
  const errors: FieldError[] = [];
  const variable = fieldsOf(value);
  const name = textOf(variable.name);
  if (!name) errors.push(required(`${path}.name`));
  else errors.push(...validateEnvName(name).map((problem) => invalidValue(`${path}.name`, name, problem)));
  if (isFields(variable.valueFrom)) {
    const sources = Object.keys(variable.valueFrom).length;
    if (sources === 0) {
      errors.push(
        invalidValue(
          `${path}.valueFrom`,
          '',
          'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`',
        ),
      );
    } else if (textOf(variable.value)) {
      errors.push(invalidValue(`${path}.valueFrom`, '', 'may not be specified when `value` is not empty'));
    } else if (sources > 1) {
      errors.push(
        invalidValue(`${path}.valueFrom`, '', 'may not have more than one field specified at a time'),
      );
    }
    for (const source of ['configMapKeyRef', 'secretKeyRef']) {
      const reference = variable.valueFrom[source];
      if (isFields(reference) && !textOf(reference.key))
        errors.push(required(`${path}.valueFrom.${source}.key`));
    }
  }
  return errors;
}

function validateMount(path: string, value: unknown, volumes: ReadonlySet<string>): FieldError[] {
  const errors: FieldError[] = [];
  const mount = fieldsOf(value);
  const name = textOf(mount.name);
  if (!name) errors.push(required(`${path}.name`));
  else if (!volumes.has(name)) errors.push(notFoundValue(`${path}.name`, name));
  if (!textOf(mount.mountPath)) errors.push(required(`${path}.mountPath`));
  return errors;
}

function validateContainer(path: string, value: unknown, volumes: ReadonlySet<string>): FieldError[] {
  const container = fieldsOf(value);
  const errors: FieldError[] = [];
  if (!textOf(container.image)) errors.push(required(`${path}.image`));
  errors.push(
    ...oneOf(`${path}.imagePullPolicy`, container.imagePullPolicy, ['Always', 'IfNotPresent', 'Never']),
  );
  listOf(container.ports).forEach((port, i) => {
    errors.push(...validatePort(`${path}.ports[${i}]`, port));
  });
  listOf(container.env).forEach((variable, i) => {
    errors.push(...validateEnv(`${path}.env[${i}]`, variable));
  });
  const mountPaths = new Set<string>();
  listOf(container.volumeMounts).forEach((mount, i) => {
    errors.push(...validateMount(`${path}.volumeMounts[${i}]`, mount, volumes));
    const mountPath = textOf(fieldsOf(mount).mountPath);
    if (mountPaths.has(mountPath)) {
      errors.push(invalidValue(`${path}.volumeMounts[${i}].mountPath`, mountPath, 'must be unique'));
    }
    mountPaths.add(mountPath);
  });
  return errors;
}

/** What of a pod spec a person can get wrong by hand: names, images, ports, variables, mounts. */
export function validatePodSpec(path: string, spec: Fields): FieldError[] {
  const errors: FieldError[] = [];
  errors.push(...validateUniqueNames(`${path}.volumes`, listOf(spec.volumes), validateDnsLabel));
  const volumes = new Set(listOf(spec.volumes).map((volume) => textOf(fieldsOf(volume).name)));
  const containers = listOf(spec.containers);
  if (containers.length === 0) errors.push(required(`${path}.containers`));
  for (const list of ['containers', 'initContainers']) {
    const items = listOf(spec[list]);
    errors.push(...validateUniqueNames(`${path}.${list}`, items, validateDnsLabel));
    items.forEach((item, i) => {
      errors.push(...validateContainer(`${path}.${list}[${i}]`, item, volumes));
    });
  }
  errors.push(...oneOf(`${path}.restartPolicy`, spec.restartPolicy, ['Always', 'OnFailure', 'Never']));
  errors.push(
    ...oneOf(`${path}.dnsPolicy`, spec.dnsPolicy, [
      'ClusterFirstWithHostNet',
      'ClusterFirst',
      'Default',
      'None',
    ]),
  );
  return errors;
}
