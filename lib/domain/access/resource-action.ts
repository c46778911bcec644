/** What somebody would do to objects of a cluster, as an access review asks for it. */
export interface ResourceAction {
  verb: 'get' | 'list' | 'create' | 'update' | 'delete';
  /** API group, '' for the core group. */
  group: string;
  /** Plural of the kind. */
  resource: string;
  /** Without it: in all namespaces. */
  namespace?: string;
  /** Without it: any. */
  name?: string;
}
