/** The Kubernetes version whose behaviour is followed, as `/version` says it. */
export const kubernetesVersion = 'v1.20.2';

export const versionInfo = {
  major: '1',
  minor: '20',
  gitVersion: `${kubernetesVersion}+kube-sandbox`,
  gitCommit: '',
  gitTreeState: 'clean',
  buildDate: '1970-01-01T00:00:00Z',
  goVersion: 'none',
  compiler: 'node',
  platform: `${process.platform}/${process.arch}`,
};
