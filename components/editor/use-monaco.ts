'use client';

import { useEffect, useState } from 'react';
import { useColorScheme, useContrast } from '#lib/client/theme.ts';
import { loadMonaco } from './load-monaco.ts';
import type { Monaco } from './monaco.ts';

export type MonacoState = { state: 'loading' } | { state: 'failed' } | { state: 'ready'; monaco: Monaco };

/** Monaco once it is there, in the colours of the page. */
export function useMonaco(): MonacoState {
  const [state, setState] = useState<MonacoState>({ state: 'loading' });
  const scheme = useColorScheme();
  const contrast = useContrast();

  useEffect(() => {
    let left = false;
    loadMonaco().then(
      (monaco) => left || setState({ state: 'ready', monaco }),
      () => left || setState({ state: 'failed' }),
    );
    return () => {
      left = true;
    };
  }, []);

  useEffect(() => {
    if (state.state !== 'ready') {
      return;
    }
    const more =
      contrast === 'more' || (contrast === 'system' && matchMedia('(prefers-contrast: more)').matches);
    const highContrast = scheme === 'dark' ? 'hc-black' : 'hc-light';
    state.monaco.editor.setTheme(more ? highContrast : `mooring-${scheme}`);
  }, [state, scheme, contrast]);

  return state;
}
