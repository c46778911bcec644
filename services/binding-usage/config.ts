export interface BindingUsageConfig {
  /** Usages worked on at the same time. */
  concurrency: number;
  /** Delay before a failed usage is tried again; it doubles each time (binding contract 3.2). */
  firstRetryMs: number;
  longestRetryMs: number;
}

/** The controller's configuration; nothing of it is read from the environment so far. */
export function readBindingUsageConfig(
  _env: Readonly<Record<string, string | undefined>>,
): BindingUsageConfig {
  return { concurrency: 4, firstRetryMs: 200, longestRetryMs: 120_000 };
}
