'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';
import { addressWriter } from '#lib/client/address-writer.ts';

/**
 * One parameter of the page's address as state: every view can be linked, and survives reload and back.
 * The fallback stands for an absent parameter and is never written.
 * @param options.push makes a change a step of the history, for things that are opened; default is to replace.
 */
export function useUrlParam(
  name: string,
  fallback = '',
  options: { push?: boolean } = {},
): [string, (value: string) => void] {
  const value = useSearchParams().get(name) ?? fallback;
  const { push = false } = options;
  const set = useCallback(
    (next: string) => {
      addressWriter.write((url) => {
        if (next === fallback) {
          url.searchParams.delete(name);
        } else {
          url.searchParams.set(name, next);
        }
        return url;
      }, push);
    },
    [name, fallback, push],
  );
  return [value, set];
}
