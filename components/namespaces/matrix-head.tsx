'use client';

import { useTexts } from '#lib/client/texts.tsx';
import { columnPx, headRowPx } from './matrix-layout.ts';
import type { DrawnColumn } from './matrix-row.tsx';
import { type MatrixSelection, toggled } from './matrix-selection.ts';
import { SelectBox } from './select-box.tsx';

export interface MatrixHeadProps {
  widthPx: number;
  headPx: number;
  columns: readonly DrawnColumn[];
  selection: MatrixSelection;
  /** The column that the keyboard is at, if it is in the head. */
  activeColumn: number | undefined;
  onSelect(selection: MatrixSelection): void;
}

/** The namespaces; it stays while the rows scroll. */
export function MatrixHead({ widthPx, headPx, columns, selection, activeColumn, onSelect }: MatrixHeadProps) {
  const t = useTexts('namespaces');
  const { isAll, applications, namespaces } = selection;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the checkboxes in it take the focus
    // biome-ignore lint/a11y/useSemanticElements: as the rows
    <div
      role="row"
      aria-rowindex={1}
      className="sticky top-0 z-20 border-b border-line bg-surface text-xs font-medium text-muted"
      style={{ height: headRowPx, width: widthPx }}
    >
      {/* biome-ignore lint/a11y/useFocusableInteractive: the checkbox in it takes the focus */}
      {/* biome-ignore lint/a11y/useSemanticElements: as the rows */}
      <div
        role="columnheader"
        aria-colindex={1}
        data-place="-1 -1"
        className="sticky left-0 z-10 flex h-full items-center gap-2 border-r border-line bg-surface px-4"
        style={{ width: headPx }}
      >
        <SelectBox
          label={t('selectAll')}
          checked={isAll && applications.size === 0}
          tabIndex={activeColumn === -1 ? 0 : -1}
          onChange={(checked) => onSelect({ ...selection, isAll: checked, applications: new Set() })}
        />
        {t('application')}
      </div>
      {columns.map(({ index, startPx, namespace }) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the checkbox in it takes the focus
        // biome-ignore lint/a11y/useSemanticElements: as the rows
        <div
          key={index}
          role="columnheader"
          aria-colindex={index + 2}
          data-place={`-1 ${index}`}
          className="absolute top-0 flex h-full items-center gap-1.5 px-2"
          style={{ left: startPx, width: columnPx }}
        >
          {namespace === undefined ? null : (
            <>
              <SelectBox
                label={t('selectNamespace', { namespace })}
                checked={namespaces.has(namespace)}
                tabIndex={activeColumn === index ? 0 : -1}
                onChange={() => onSelect({ ...selection, namespaces: toggled(namespaces, namespace) })}
              />
              <span title={namespace} className="line-clamp-5 min-w-0 leading-3.5 wrap-anywhere">
                {namespace}
              </span>
            </>
          )}
        </div>
      ))}
    </div>
  );
}
