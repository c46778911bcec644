const variableName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** True for a prefix that keeps variable names valid; the empty prefix is one. */
export function isEnvPrefix(prefix: string): boolean {
  return prefix === '' || variableName.test(prefix);
}
