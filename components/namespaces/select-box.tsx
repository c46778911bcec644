export interface SelectBoxProps {
  label: string;
  checked: boolean;
  tabIndex: number;
  onChange(checked: boolean): void;
}

/** Chooses a row or a column of the matrix. */
export function SelectBox({ label, checked, tabIndex, onChange }: SelectBoxProps) {
  return (
    <input
      type="checkbox"
      aria-label={label}
      checked={checked}
      tabIndex={tabIndex}
      onChange={(event) => onChange(event.target.checked)}
      className="size-4 shrink-0 accent-accent"
    />
  );
}
