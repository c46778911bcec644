import { useRef } from 'react';

/**
 * What was typed under another choice comes back with it.
 * @returns the values of the next choice, once it has kept those of the current one.
 */
export function useRememberedChoices<Values extends { type: string }>(
  emptyOf: (type: Values['type']) => Values,
): (current: Values, next: Values['type']) => Values {
  const typed = useRef(new Map<string, Values>());
  return (current, next) => {
    typed.current.set(current.type, current);
    return typed.current.get(next) ?? emptyOf(next);
  };
}
