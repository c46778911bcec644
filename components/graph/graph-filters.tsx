'use client';

import { Checkbox } from '#components/ui/checkbox.tsx';
import { Select } from '#components/ui/select.tsx';

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
      <NameSelect
        label="Application"
        all="All applications"
        names={applications}
        value={application}
        onChange={props.onApplication}
      />
      <NameSelect
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

interface NameSelectProps {
  label: string;
  all: string;
  names: readonly string[];
  value: string;
  onChange(value: string): void;
}

function NameSelect({ label, all, names, value, onChange }: NameSelectProps) {
  // a name from the address stays chosen also when nothing has it
  const shown = value === '' || names.includes(value) ? names : [value, ...names];
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="w-full sm:w-52 [&_select]:h-8"
    >
      <option value="">{all}</option>
      {shown.map((name) => (
        <option key={name}>{name}</option>
      ))}
    </Select>
  );
}
