import { type Allowance, allowanceOf, isSystemNamespace } from '../application/allowance.ts';
import type { Application } from '../application/application.ts';
import type { ApplicationMapping } from '../application/application-mapping.ts';
import type { Chains } from '../binding/chain.ts';
import type { Namespace } from '../kubernetes/core-objects.ts';

/** One Application in one namespace. */
export interface MatrixCell {
  application: Application;
  namespace: string;
  mapping: ApplicationMapping | undefined;
  allowance: Allowance;
  /** Instances of the Application's services in the namespace. */
  instanceCount: number;
}

export interface MatrixRow {
  application: Application;
  cells: MatrixCell[];
}

export interface Matrix {
  namespaces: string[];
  rows: MatrixRow[];
}

export interface MatrixInput {
  applications: readonly Application[];
  applicationmappings: readonly ApplicationMapping[];
  namespaces: readonly Namespace[];
  chains: Chains;
  /** Whether the namespaces of Kubernetes and Mooring are columns too. */
  withSystem: boolean;
}

/** Applications against namespaces: what is allowed where. */
export function mappingMatrix(input: MatrixInput): Matrix {
  const { applications, applicationmappings, chains, withSystem } = input;
  const mappings = new Map(
    applicationmappings.map((mapping) => [`${mapping.metadata.namespace}/${mapping.metadata.name}`, mapping]),
  );
  const mapped = new Set(applicationmappings.map(({ metadata }) => metadata.namespace));
  const namespaces = input.namespaces
    .map(({ metadata }) => metadata.name)
    .filter((name) => withSystem || mapped.has(name) || !isSystemNamespace(name));
  return {
    namespaces,
    rows: applications.map((application) => {
      const { name } = application.metadata;
      const instances = Map.groupBy(chains.of(name).instance, (node) => node.namespace);
      return {
        application,
        cells: namespaces.map((namespace) => {
          const mapping = mappings.get(`${namespace}/${name}`);
          return {
            application,
            namespace,
            mapping,
            allowance: allowanceOf(mapping),
            instanceCount: instances.get(namespace)?.length ?? 0,
          };
        }),
      };
    }),
  };
}
