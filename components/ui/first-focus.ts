const fields =
  'input:not([type="hidden"]):not(:disabled), select:not(:disabled), textarea:not(:disabled), [role="combobox"], [role="radio"][tabindex="0"]';
const buttons = 'button:not(:disabled):not([aria-disabled="true"]), a[href]';

/**
 * What gets the focus when a window opens: its first field, of radio buttons the chosen one, else the first button of its
 * footer, which undoes nothing. Undefined where it has neither.
 */
export function firstFocusOf(body: ParentNode, footer: ParentNode | null): HTMLElement | undefined {
  const field = body.querySelector<HTMLElement>(fields);
  const isRadio = field instanceof HTMLInputElement && field.type === 'radio';
  const chosen = isRadio
    ? body.querySelector<HTMLElement>('input[type="radio"]:checked:not(:disabled)')
    : null;
  return chosen ?? field ?? footer?.querySelector<HTMLElement>(buttons) ?? undefined;
}
