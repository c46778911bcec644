export interface WorkloadBindingConfig {
  /** Bindings worked on at the same time. */
  concurrency: number;
  /** Delay before a failed binding is tried again; it doubles each time. */
  firstRetryMs: number;
  longestRetryMs: number;
}

/** The controller's configuration; nothing of it is read from the environment so far. */
export function readWorkloadBindingConfig(
  _env: Readonly<Record<string, string | undefined>>,
): WorkloadBindingConfig {
  return { concurrency: 4, firstRetryMs: 200, longestRetryMs: 120_000 };
}
