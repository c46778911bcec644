type Code = typeof import('./leave-dialog.tsx');

let loading: Promise<Code> | undefined;

/** The dialog's code, loaded once something is unsaved: when it is needed the console may be gone. */
export function loadLeaveDialog(): Promise<Code> {
  loading ??= import('./leave-dialog.tsx').catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}
