import { isIP } from 'node:net';
import { type ApiObject, fieldsOf, isFields, listOf, textOf } from '../../meta/api-object.ts';
import { type FieldError, invalidValue, required, unsupportedValue } from '../../meta/field-error.ts';
import { validateDns1035Label, validateDnsLabel } from '../../meta/validate-name.ts';
import type { Strategy, WriteContext } from '../resource-definition.ts';
import { ensureFields, setDefault } from './set-default.ts';

const serviceTypes = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];

function applyDefaults(object: ApiObject): void {
  const spec = ensureFields(object, 'spec');
  setDefault(spec, 'sessionAffinity', 'None');
  setDefault(spec, 'type', 'ClusterIP');
  if (spec.sessionAffinity === 'ClientIP')
    setDefault(spec, 'sessionAffinityConfig', { clientIP: { timeoutSeconds: 10800 } });
  for (const port of listOf(spec.ports)) {
    if (!isFields(port)) continue;
    setDefault(port, 'protocol', 'TCP');
    if (port.targetPort === undefined || port.targetPort === 0 || port.targetPort === '')
      port.targetPort = port.port;
  }
  if (spec.type === 'NodePort' || spec.type === 'LoadBalancer')
    setDefault(spec, 'externalTrafficPolicy', 'Cluster');
  setDefault(object, 'status', { loadBalancer: {} });
}

function addressesInUse(context: WriteContext): Set<string> {
  return new Set(context.all('core/services').map((service) => textOf(fieldsOf(service.spec).clusterIP)));
}

/** The next free address of 10.96.0.0/16, counting up from .0.10: the first nine are the platform's own. */
function allocateClusterIp(context: WriteContext): string {
  const used = addressesInUse(context);
  for (let index = 10; index < 65535; index += 1) {
    const address = `10.96.${index >> 8}.${index & 255}`;
    if (!used.has(address)) return address;
  }
  throw new Error('no cluster address is left in 10.96.0.0/16');
}

function allocateNodePorts(object: ApiObject, context: WriteContext): void {
  const used = new Set(
    context
      .all('core/services')
      .flatMap((service) => listOf(fieldsOf(service.spec).ports).map((port) => fieldsOf(port).nodePort)),
  );
  let next = 30000;
  for (const port of listOf(fieldsOf(object.spec).ports)) {
    if (!isFields(port) || port.nodePort) continue;
    while (used.has(next)) next += 1;
    port.nodePort = next;
    used.add(next);
  }
}

function allocate(object: ApiObject, context: WriteContext): void {
  const spec = ensureFields(object, 'spec');
  if (spec.type === 'ExternalName') return;
  if (!textOf(spec.clusterIP)) spec.clusterIP = allocateClusterIp(context);
  setDefault(spec, 'clusterIPs', [spec.clusterIP]);
  setDefault(spec, 'ipFamilies', ['IPv4']);
  setDefault(spec, 'ipFamilyPolicy', 'SingleStack');
  if (spec.type === 'NodePort' || spec.type === 'LoadBalancer') allocateNodePorts(object, context);
}

function validatePorts(spec: { [key: string]: unknown }): FieldError[] {
  const errors: FieldError[] = [];
  const ports = listOf(spec.ports);
  if (ports.length === 0 && spec.clusterIP !== 'None' && spec.type !== 'ExternalName')
    errors.push(required('spec.ports'));
  const names = new Set<string>();
  ports.forEach((item, i) => {
    const port = fieldsOf(item);
    const path = `spec.ports[${i}]`;
    const name = textOf(port.name);
    if (!name && ports.length > 1) errors.push(required(`${path}.name`));
    else if (name) {
      errors.push(...validateDnsLabel(name).map((problem) => invalidValue(`${path}.name`, name, problem)));
      if (names.has(name))
        errors.push({ type: 'FieldValueDuplicate', field: `${path}.name`, value: name, detail: '' });
      names.add(name);
    }
    const number = Number(port.port ?? 0);
    if (!Number.isInteger(number) || number < 1 || number > 65535) {
      errors.push(invalidValue(`${path}.port`, number, 'must be between 1 and 65535, inclusive'));
    }
    if (!['SCTP', 'TCP', 'UDP'].includes(textOf(port.protocol))) {
      errors.push(unsupportedValue(`${path}.protocol`, port.protocol, ['SCTP', 'TCP', 'UDP']));
    }
  });
  return errors;
}

function validate(object: ApiObject): FieldError[] {
  const spec = fieldsOf(object.spec);
  const errors = validatePorts(spec);
  if (!serviceTypes.includes(textOf(spec.type)))
    errors.push(unsupportedValue('spec.type', spec.type, serviceTypes));
  const address = textOf(spec.clusterIP);
  if (address && address !== 'None' && !isIP(address)) {
    errors.push(
      invalidValue('spec.clusterIPs[0]', [address], "must be empty, 'None', or a valid IP address"),
    );
  }
  if (spec.type === 'ExternalName' && !textOf(spec.externalName)) errors.push(required('spec.externalName'));
  return errors;
}

export const serviceStrategy: Strategy = {
  validateName: validateDns1035Label,
  applyDefaults,
  prepareForCreate: (object, context) => {
    object.status = { loadBalancer: {} };
    allocate(object, context);
  },
  prepareForUpdate: (next, previous, context) => {
    const spec = ensureFields(next, 'spec');
    const before = fieldsOf(previous.spec);
    if (!textOf(spec.clusterIP) && spec.type !== 'ExternalName') {
      spec.clusterIP = before.clusterIP;
      setDefault(spec, 'clusterIPs', before.clusterIPs);
    }
    const oldPorts = listOf(before.ports).map(fieldsOf);
    for (const port of listOf(spec.ports)) {
      if (!isFields(port) || port.nodePort) continue;
      const same = oldPorts.find((old) => old.port === port.port && old.protocol === port.protocol);
      if (same?.nodePort && spec.type !== 'ClusterIP') port.nodePort = same.nodePort;
    }
    allocate(next, context);
  },
  validate,
  validateUpdate: (next, previous) => {
    const before = fieldsOf(previous.spec);
    const after = fieldsOf(next.spec);
    if (
      before.type === 'ExternalName' ||
      after.type === 'ExternalName' ||
      before.clusterIP === after.clusterIP
    )
      return [];
    return [invalidValue('spec.clusterIPs[0]', [after.clusterIP], 'may not change once set')];
  },
  allowsCreateOnUpdate: true,
  returnsDeletedObject: true,
};
