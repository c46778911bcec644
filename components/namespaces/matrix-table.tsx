import { Check, Minus } from 'lucide-react';
import Link from 'next/link';
import { cn } from '#lib/client/cn.ts';
import { applicationHref } from '#lib/client/links.ts';
import { wordOfAllowance } from '#lib/domain/application/allowance.ts';
import type { MatrixSelection } from '#lib/domain/view/bulk-allowance.ts';
import type { Matrix, MatrixCell } from '#lib/domain/view/matrix.ts';

export interface MatrixTableProps {
  matrix: Matrix;
  selection: MatrixSelection;
  onSelect(selection: MatrixSelection): void;
  onEdit(cell: { application: string; namespace: string }): void;
}

// of a table whose borders are one with its neighbours', a cell that stays leaves its border behind
const headClass =
  'sticky top-0 h-9 bg-surface text-xs font-medium text-muted shadow-[inset_0_-1px_0_var(--color-line)]';

/** The matrix itself; the names of the Applications and of the namespaces stay in sight while it scrolls. */
export function MatrixTable({ matrix, selection, onSelect, onEdit }: MatrixTableProps) {
  const { applications, namespaces } = selection;
  const allApplications = matrix.rows.map(({ application }) => application.metadata.name);
  return (
    <div className="relative max-h-[80dvh] scroll-pt-10 overflow-auto rounded-lg">
      <table className="w-full border-collapse text-left" aria-label="Applications by namespace">
        <thead>
          <tr className="border-b border-line">
            <th scope="col" className={cn(headClass, 'left-0 z-20 px-4')}>
              <span className="flex items-center gap-2">
                <SelectBox
                  label="Select all applications"
                  checked={
                    allApplications.length > 0 && allApplications.every((name) => applications.has(name))
                  }
                  onChange={(checked) =>
                    onSelect({ ...selection, applications: new Set(checked ? allApplications : []) })
                  }
                />
                Application
              </span>
            </th>
            {matrix.namespaces.map((namespace) => (
              <th key={namespace} scope="col" className={cn(headClass, 'z-10 px-2 whitespace-nowrap')}>
                <span className="flex items-center gap-2 px-2">
                  <SelectBox
                    label={`Select namespace ${namespace}`}
                    checked={namespaces.has(namespace)}
                    onChange={() => onSelect({ ...selection, namespaces: toggled(namespaces, namespace) })}
                  />
                  <span title={namespace} className="max-w-48 truncate">
                    {namespace}
                  </span>
                </span>
              </th>
            ))}
            <th aria-hidden className={cn(headClass, 'w-full')} />
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map(({ application, cells }) => (
            <tr key={application.metadata.name} className="border-b border-line last:border-b-0">
              <th
                scope="row"
                className="sticky left-0 z-10 h-11 max-w-36 border-r border-line bg-surface px-4 font-medium sm:max-w-72 sm:min-w-48"
              >
                <span className="flex items-center gap-2">
                  <SelectBox
                    label={`Select application ${application.metadata.name}`}
                    checked={applications.has(application.metadata.name)}
                    onChange={() =>
                      onSelect({
                        ...selection,
                        applications: toggled(applications, application.metadata.name),
                      })
                    }
                  />
                  <Link
                    href={applicationHref(application.metadata.name)}
                    prefetch={false}
                    className="block min-w-0 truncate text-accent hover:underline"
                  >
                    {application.metadata.name}
                  </Link>
                </span>
              </th>
              {cells.map((cell) => (
                <td key={cell.namespace} className="px-2 py-1">
                  <AllowanceButton
                    cell={cell}
                    onClick={() =>
                      onEdit({ application: application.metadata.name, namespace: cell.namespace })
                    }
                  />
                </td>
              ))}
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function toggled(names: ReadonlySet<string>, name: string): Set<string> {
  const next = new Set(names);
  if (!next.delete(name)) {
    next.add(name);
  }
  return next;
}

interface SelectBoxProps {
  label: string;
  checked: boolean;
  onChange(checked: boolean): void;
}

function SelectBox({ label, checked, onChange }: SelectBoxProps) {
  return (
    <input
      type="checkbox"
      aria-label={label}
      checked={checked}
      onChange={(event) => onChange(event.target.checked)}
      className="size-4 shrink-0 accent-accent"
    />
  );
}

function AllowanceButton({ cell, onClick }: { cell: MatrixCell; onClick(): void }) {
  const { allowance, application, namespace, instanceCount } = cell;
  const none = allowance.mode === 'none';
  const Icon = none ? Minus : Check;
  return (
    <button
      type="button"
      onClick={onClick}
      className={cn(
        'flex h-8 w-full min-w-28 items-center gap-1.5 rounded-md border px-2 text-sm whitespace-nowrap hover:border-line-strong',
        none ? 'border-line text-muted' : 'border-transparent bg-ok-soft text-ok',
      )}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {wordOfAllowance(allowance, application)}
      {instanceCount === 0 ? null : (
        <span className="ml-auto pl-2 text-xs tabular-nums">{instanceCount} in use</span>
      )}
      <span className="sr-only">
        : change what of {application.metadata.name} is allowed in {namespace}
      </span>
    </button>
  );
}
