import { Select } from './select.tsx';

export interface NameFilterProps {
  label: string;
  /** The choice of no filter, such as "All namespaces". */
  all: string;
  /** Said at the end of the names, where some are left out. */
  note?: string | undefined;
  names: readonly string[];
  /** '' for all. */
  value: string;
  onChange(value: string): void;
}

/**
 * Shows what has one name, or all. A name from the address stays chosen also when nothing has it: a select would say "all"
 * above a list that shows nothing.
 */
export function NameFilter({ label, all, note, names, value, onChange }: NameFilterProps) {
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
      {note === undefined ? null : <option disabled>{note}</option>}
    </Select>
  );
}
