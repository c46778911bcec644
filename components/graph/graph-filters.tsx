'use client';

import { Checkbox } from '#components/ui/checkbox.tsx';
import { NameFilter } from '#components/ui/name-filter.tsx';

export interface GraphFiltersProps {
  applications: readonly string[];
  namespaces: readonly string[];
  application: string;
  namespace: string;
  problemsOnly: boolean;
  unboundShown: boolean;
  onApplication(name: string): void;
  onNamespace(name: string): void;
  onProblemsOnly(only: boolean): void;
  onUnbound(shown: boolean): void;
}

/** Which part of the graph is shown; the choice lives in the address. */
export function GraphFilters(props: GraphFiltersProps) {
  const { applications, namespaces, application, namespace, problemsOnly, unboundShown } = props;
  return (
    <>
      <NameFilter
        label="Application"
        all="All applications"
        names={applications}
        value={application}
        onChange={props.onApplication}
      />
      <NameFilter
        label="Namespace"
        all="All namespaces"
        names={namespaces}
        value={namespace}
        onChange={props.onNamespace}
      />
      <Checkbox
        label="Problems only"
        checked={problemsOnly}
        onChange={(event) => props.onProblemsOnly(event.target.checked)}
      />
      <Checkbox
        label="Unbound workloads"
        title="Workloads to drag a catalog entry to"
        checked={unboundShown}
        onChange={(event) => props.onUnbound(event.target.checked)}
      />
    </>
  );
}
