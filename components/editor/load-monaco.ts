import type { Monaco } from './monaco.ts';

let loading: Promise<Monaco> | undefined;

/** Loads the editor's code once, in a chunk of its own. Fails where the chunk does not arrive; the next call tries again. */
export function loadMonaco(): Promise<Monaco> {
  loading ??= import('./monaco.ts')
    .then(({ startMonaco }) => startMonaco())
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
}
