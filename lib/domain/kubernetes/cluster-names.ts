/** Which cluster the console shows, and who asks it, as people call them. */
export interface ClusterNames {
  /** Of the kubeconfig; undefined in a pod. */
  context: string | undefined;
  cluster: string;
  user: string;
  /** Host and port of the API server. */
  server: string;
}
