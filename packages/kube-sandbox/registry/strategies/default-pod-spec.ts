import { type Fields, fieldsOf, isFields, listOf, textOf } from '../../meta/api-object.ts';
import { setDefault } from './set-default.ts';

function eachFields(value: unknown): Fields[] {
  return listOf(value).filter(isFields);
}

/** `Always` for `:latest` and for no tag, as the image's name says it may change. */
function defaultPullPolicy(image: string): string {
  const lastPart = image.slice(image.lastIndexOf('/') + 1);
  if (image.includes('@')) return 'IfNotPresent';
  const tag = lastPart.includes(':') ? lastPart.slice(lastPart.lastIndexOf(':') + 1) : 'latest';
  return tag === 'latest' ? 'Always' : 'IfNotPresent';
}

function defaultProbe(probe: unknown): void {
  if (!isFields(probe)) return;
  setDefault(probe, 'timeoutSeconds', 1);
  setDefault(probe, 'periodSeconds', 10);
  setDefault(probe, 'successThreshold', 1);
  setDefault(probe, 'failureThreshold', 3);
  if (isFields(probe.httpGet)) {
    setDefault(probe.httpGet, 'path', '/');
    setDefault(probe.httpGet, 'scheme', 'HTTP');
  }
}

function defaultResources(container: Fields): void {
  setDefault(container, 'resources', {});
  const resources = fieldsOf(container.resources);
  if (!isFields(resources.limits)) return;
  const requests = isFields(resources.requests) ? resources.requests : {};
  for (const [name, quantity] of Object.entries(resources.limits)) setDefault(requests, name, quantity);
  resources.requests = requests;
}

function defaultContainer(container: Fields): void {
  setDefault(container, 'imagePullPolicy', defaultPullPolicy(textOf(container.image)));
  setDefault(container, 'terminationMessagePath', '/dev/termination-log');
  setDefault(container, 'terminationMessagePolicy', 'File');
  defaultResources(container);
  for (const port of eachFields(container.ports)) setDefault(port, 'protocol', 'TCP');
  for (const variable of eachFields(container.env)) {
    const source = fieldsOf(variable.valueFrom);
    if (isFields(source.fieldRef)) setDefault(source.fieldRef, 'apiVersion', 'v1');
  }
  for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe']) defaultProbe(container[probe]);
  const lifecycle = fieldsOf(container.lifecycle);
  for (const hook of ['postStart', 'preStop']) {
    const get = fieldsOf(lifecycle[hook]).httpGet;
    if (isFields(get)) {
      setDefault(get, 'path', '/');
      setDefault(get, 'scheme', 'HTTP');
    }
  }
}

function defaultDownwardItems(items: unknown): void {
  for (const item of eachFields(items)) {
    if (isFields(item.fieldRef)) setDefault(item.fieldRef, 'apiVersion', 'v1');
  }
}

function defaultVolume(volume: Fields): void {
  if (Object.keys(volume).every((key) => key === 'name')) volume.emptyDir = {};
  for (const source of ['secret', 'configMap', 'downwardAPI', 'projected']) {
    const value = volume[source];
    if (!isFields(value)) continue;
    setDefault(value, 'defaultMode', 420);
    defaultDownwardItems(value.items);
    for (const projection of eachFields(value.sources)) {
      if (isFields(projection.serviceAccountToken)) {
        setDefault(projection.serviceAccountToken, 'expirationSeconds', 3600);
      }
      defaultDownwardItems(fieldsOf(projection.downwardAPI).items);
    }
  }
  if (isFields(volume.hostPath)) setDefault(volume.hostPath, 'type', '');
}

/** Gives a pod spec, of a Pod or of a template, the values the real server gives. Changes it in place. */
export function defaultPodSpec(spec: Fields): void {
  setDefault(spec, 'restartPolicy', 'Always');
  setDefault(spec, 'terminationGracePeriodSeconds', 30);
  setDefault(spec, 'dnsPolicy', 'ClusterFirst');
  setDefault(spec, 'securityContext', {});
  setDefault(spec, 'schedulerName', 'default-scheduler');
  if (typeof spec.serviceAccountName === 'string') spec.serviceAccount = spec.serviceAccountName;
  else if (typeof spec.serviceAccount === 'string') spec.serviceAccountName = spec.serviceAccount;
  for (const container of [...eachFields(spec.initContainers), ...eachFields(spec.containers)]) {
    defaultContainer(container);
  }
  for (const volume of eachFields(spec.volumes)) defaultVolume(volume);
}
