import type { ReactNode } from 'react';
import { cn } from '#lib/client/cn.ts';

export interface RadioCard<V extends string> {
  value: V;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}

export interface RadioCardsProps<V extends string> {
  /** What is chosen, said by assistive technology; shown only with `showLegend`. */
  legend: string;
  showLegend?: boolean;
  name: string;
  value: V | undefined;
  onChange(value: V): void;
  options: readonly RadioCard<V>[];
  /** Cards per row from 640 pixels on. */
  columns?: 1 | 2 | 3;
}

const columnClass = { 1: '', 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-3' } as const;

/** One choice out of a few, each with room to say what it means. Native radios: arrow keys move. */
export function RadioCards<V extends string>(props: RadioCardsProps<V>) {
  const { legend, showLegend = false, name, value, onChange, options, columns = 1 } = props;
  return (
    <fieldset>
      <legend className={showLegend ? 'mb-1 text-sm font-medium' : 'sr-only'}>{legend}</legend>
      <div className={cn('grid gap-2', columnClass[columns])}>
        {options.map((option) => (
          <label
            key={option.value}
            className={cn(
              'flex cursor-pointer items-start gap-2 rounded-md border border-line-strong/60 bg-surface px-3 py-2',
              'hover:bg-inset has-checked:border-accent has-checked:bg-accent-soft has-disabled:opacity-55',
              'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled ?? false}
              onChange={() => onChange(option.value)}
              className="mt-1 accent-accent outline-none"
            />
            <span className="min-w-0">
              <span className="block font-medium">{option.label}</span>
              {option.hint === undefined ? null : (
                <span className="block text-sm text-muted">{option.hint}</span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
