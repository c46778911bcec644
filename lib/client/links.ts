import type { ObjectRef } from '#lib/domain/binding/binding-graph-node.ts';
import type { RuleId } from '#lib/domain/health/rules/rule-ids.ts';
import type { KindName } from '#lib/domain/kubernetes/kinds.ts';

/** The addresses by which one page leads into another, in one place: what they mean is agreed with the page. */

/** The guided flow, continued for an Application that exists. */
export function connectHref(application?: string): string {
  return application === undefined ? '/connect' : `/connect?application=${encodeURIComponent(application)}`;
}

/** The cockpit of an Application, with a step opened. */
export function applicationHref(application: string, step?: string): string {
  const path = `/applications/${encodeURIComponent(application)}`;
  return step === undefined ? path : `${path}?step=${encodeURIComponent(step)}`;
}

/** A registered service: its specification, and what can be changed of it. */
export function serviceHref(application: string, serviceId: string, tab?: string): string {
  const path = `${applicationHref(application)}/services/${encodeURIComponent(serviceId)}`;
  return tab === undefined ? path : `${path}?tab=${tab}`;
}

/** The certificates and tokens of an Application on its cockpit. */
export function certificatesHref(application: string): string {
  return `${applicationHref(application)}#certificates`;
}

/** The matrix, only with this Application. */
export function namespacesHref(application: string): string {
  return `/namespaces?q=${encodeURIComponent(application)}`;
}

/** The catalog of a namespace. */
export function catalogHref(namespace: string): string {
  return `/catalog?namespace=${encodeURIComponent(namespace)}`;
}

/** A service of a namespace's catalog: what it offers, its plans, who uses it. */
export function catalogEntryHref(namespace: string, className: string): string {
  return `/catalog/${encodeURIComponent(namespace)}/${encodeURIComponent(className)}`;
}

/** The dialog that binds a catalog entry to a workload. */
export function bindHref(namespace: string, serviceId: string): string {
  return `/bindings?bind=${encodeURIComponent(`${namespace}/${serviceId}`)}`;
}

/** The graph with the panel of a node open. */
export function graphHref(node: string): string {
  return `/graph?node=${encodeURIComponent(node)}`;
}

/** The page of any object. */
export function objectHref({ kind, namespace, name }: ObjectRef, tab?: string): string {
  const key = [...(namespace === undefined ? [] : [namespace]), name].map(encodeURIComponent).join('/');
  return `/objects/${kind}/${key}${tab === undefined ? '' : `?tab=${tab}`}`;
}

/** Where an object of a kind is written as YAML. */
export function newObjectHref(kind?: KindName): string {
  return kind === undefined ? '/objects/new' : `/objects/new?kind=${kind}`;
}

/** The page of a rule of the doctor: what it means, how it is known, what to do. */
export function ruleHref(id: RuleId): string {
  return `/doctor/rules/${id}`;
}
