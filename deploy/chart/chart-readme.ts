import { valuesTable } from './values-table.ts';

const before = `# Chart of Mooring

Console, connector, edge, registry, broker, catalog, gateway and event service in the namespace \`kyma-integration\`, with the kinds that
they work with. Helm 4, Kubernetes 1.20 or newer.

    helm install mooring deploy/chart/mooring --namespace kyma-integration --create-namespace --wait \\
      --set addresses.connector=https://connector.example.com --set addresses.edge=https://gateway.example.com
    helm test mooring --namespace kyma-integration

Who uses kubectl takes what \`helm template\` writes, the kinds first:

    helm template mooring deploy/chart/mooring --namespace kyma-integration --skip-tests --values values.yaml >mooring.yaml
    kubectl apply --filename deploy/crds && kubectl wait --for=condition=Established crd --all
    kubectl apply --filename mooring.yaml

## What stays

\`helm upgrade\` changes the kinds together with the components. \`helm uninstall\` takes the components away and keeps the kinds, what was
made of them, and the namespace, in which keys and registrations are; it lists what it keeps. The next \`helm install\` of a release of
the same name takes them over. Applications, instances and bindings are deleted with the help of the components: delete what is not to
stay before the release. Kinds or a namespace that something else has made, such as \`mooring start --kubeconfig\`, are taken over with
\`--take-ownership --force-conflicts\` in place of \`--create-namespace\`; where the namespace is not among them,
\`kubectl create namespace kyma-integration\` comes first, for helm does not take over one that it makes in the same step.

Where a cluster has a Service Catalog of its own, \`catalog.mode\` \`auto\` finds that at the installation and leaves its eight kinds alone;
\`helm template\`, which sees no cluster, has to be told \`external\`.

## Who may use the console

There is no sign-in yet (\`console.signIn.mode\` is \`none\`): the console listens inside its pod, no Service and no Ingress leads to it,
and who may port-forward to pods of \`kyma-integration\` may do with it what its ServiceAccount may do. Its next step is in what
\`helm status\` prints.

## Values

`;

/** README.md of the chart, made of its values. */
export function chartReadme(values: string): string {
  return `${before}${valuesTable(values)}\n`;
}
