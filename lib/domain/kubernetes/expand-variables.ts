/**
 * Replaces `$(NAME)` by the variable's value, as Kubernetes does in `env` values: an unknown name stays as it is, `$$`
 * is a dollar sign.
 */
export function expandVariables(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replace(/\$\$|\$\(([^)]*)\)/g, (match, name: string | undefined) =>
    name === undefined ? '$' : (variables.get(name) ?? match),
  );
}
