/** What the variables of an API entry begin with: its name and id in upper case, as an environment takes them (1.8, V2). */
export function variablePrefix(name: string, id: string): string {
  const words = (name.match(/[a-zA-Z_]+[a-zA-Z0-9_\s]*/g) ?? []).join('').trim().replace(/\s+/g, '_');
  const cleanId = id.replace(/-+/g, '_').replace(/[^a-zA-Z0-9_]/g, '');
  return `${words}_${cleanId}`.toUpperCase();
}
