export interface BindingUsageConfig {
  /** Usages worked on at the same time. */
  concurrency: number;
}

/** The controller's configuration; nothing of it is read from the environment so far. */
export function readBindingUsageConfig(
  _env: Readonly<Record<string, string | undefined>>,
): BindingUsageConfig {
  return { concurrency: 4 };
}
