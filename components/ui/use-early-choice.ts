'use client';

import { type Ref, type RefCallback, useCallback, useEffect, useRef } from 'react';

/** A control of a form that says in `value` or `checked` what it shows. */
export interface ShownChoice<C> {
  ref?: Ref<C> | undefined;
  value?: string | number | readonly string[] | undefined;
  checked?: boolean | undefined;
}

/**
 * What somebody chose or typed while the page was not live yet counts as soon as it is: React takes the control over as it is, tells
 * nobody, and puts it back with the next drawing.
 * @returns the ref for the control.
 */
export function useEarlyChoice<C extends HTMLInputElement | HTMLSelectElement>({
  ref: given,
  value,
  checked,
}: ShownChoice<C>): RefCallback<C> {
  const control = useRef<C>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: later on React hears of each choice itself
  useEffect(() => {
    if (control.current !== null) {
      tellEarlyChoice(control.current, { value, checked });
    }
  }, []);
  return useCallback(
    (element: C | null) => {
      control.current = element;
      if (typeof given === 'function') {
        given(element);
      } else if (given) {
        given.current = element;
      }
    },
    [given],
  );
}

function tellEarlyChoice(
  control: HTMLInputElement | HTMLSelectElement,
  { value, checked }: ShownChoice<never>,
): void {
  if (control instanceof HTMLSelectElement) {
    const isOffered = [...control.options].some((option) => option.value === value);
    if (isOffered && control.value !== value) {
      control.dispatchEvent(new Event('change', { bubbles: true }));
    }
  } else if (checked !== undefined) {
    if (control.checked !== checked) {
      // a click has the browser turn it: it ends as it was chosen
      forgetChoice(control, 'checked', checked);
      control.click();
    }
  } else if (typeof value === 'string' && control.value !== value) {
    const typed = control.value;
    forgetChoice(control, 'value', value);
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(control, typed);
    control.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

/** Through the control's own property, which is React's: what it remembers of the control is what the page shows. */
function forgetChoice<P extends 'value' | 'checked'>(
  control: HTMLInputElement,
  property: P,
  shown: HTMLInputElement[P],
): void {
  control[property] = shown;
}
