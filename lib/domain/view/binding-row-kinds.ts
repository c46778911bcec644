/** What stands for a row of the list of bindings: the last link of its chain that there is. */
export const bindingRowKinds = ['usage', 'binding', 'instance'] as const;

export type BindingRowKind = (typeof bindingRowKinds)[number];
