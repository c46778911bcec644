import { MooringError } from '#lib/errors.ts';
import type { ClusterAccess } from './cluster-access.ts';
import type { KubeconfigExec } from './kubeconfig-schema.ts';

const execVersions = ['client.authentication.k8s.io/v1', 'client.authentication.k8s.io/v1beta1'];
const interactiveModes = ['Never', 'IfAvailable', 'Always'];

/**
 * Refuses what kubectl refuses: a kubeconfig that says two things at once, or half of one.
 * @throws MooringError INVALID
 */
export function checkAccess({ cluster, clusterName, user, userName }: ClusterAccess): void {
  const hasCa = cluster['certificate-authority'] !== undefined;
  const hasCaData = cluster['certificate-authority-data'] !== undefined;
  if (hasCa && hasCaData) {
    refuse(`certificate-authority-data and certificate-authority are both specified for ${clusterName}`);
  }
  if ((hasCa || hasCaData) && cluster['insecure-skip-tls-verify']) {
    refuse(`insecure-skip-tls-verify and a certificate authority are both specified for ${clusterName}`);
  }
  checkProxy(cluster['proxy-url'], clusterName);

  const hasToken = user.token !== undefined;
  if (hasToken && (user.username !== undefined || user.password !== undefined)) {
    refuse(`more than one authentication method found for ${userName}: token and password; one is allowed`);
  }
  checkClientCertificate({ user, userName });
  if (user.exec && user['auth-provider']) {
    refuse(`exec and auth-provider are both specified for ${userName}`);
  }
  if (user.exec) {
    checkExec(user.exec, userName);
  }
  const narrows =
    user['as-uid'] !== undefined || user['as-groups'].length + Object.keys(user['as-user-extra']).length > 0;
  if (narrows && user.as === undefined) {
    refuse(`uid, groups or user-extra are requested for ${userName} without impersonating a user by "as"`);
  }
}

function checkClientCertificate({ user, userName }: Pick<ClusterAccess, 'user' | 'userName'>): void {
  const { 'client-certificate': file, 'client-certificate-data': data } = user;
  const { 'client-key': keyFile, 'client-key-data': keyData } = user;
  if (file === undefined && data === undefined) {
    return;
  }
  if (file !== undefined && data !== undefined) {
    refuse(`client-cert-data and client-cert are both specified for ${userName}`);
  }
  if (keyFile !== undefined && keyData !== undefined) {
    refuse(`client-key-data and client-key are both specified for ${userName}`);
  }
  if (keyFile === undefined && keyData === undefined) {
    refuse(`client-key-data or client-key must be specified for ${userName} to use its client certificate`);
  }
}

function checkExec({ apiVersion, command, interactiveMode }: KubeconfigExec, userName: string): void {
  if (command === undefined) {
    refuse(`command must be specified for ${userName} to use exec`);
  }
  if (apiVersion === undefined) {
    refuse(`apiVersion must be specified for ${userName} to use exec`);
  }
  if (!execVersions.includes(apiVersion)) {
    refuse(`exec of ${userName} has the apiVersion ${apiVersion}; known are ${execVersions.join(' and ')}`);
  }
  // before v1 it could be left out
  if (
    interactiveMode === undefined
      ? apiVersion === execVersions[0]
      : !interactiveModes.includes(interactiveMode)
  ) {
    refuse(`interactiveMode must be specified for ${userName} to use exec: ${interactiveModes.join(', ')}`);
  }
  if (interactiveMode === 'Always') {
    refuse(
      `exec of ${userName} has the interactive mode Always: its plugin asks a person, and nobody sits before Mooring`,
    );
  }
}

function checkProxy(proxyUrl: string | undefined, clusterName: string): void {
  if (proxyUrl === undefined) {
    return;
  }
  const scheme = URL.canParse(proxyUrl) ? new URL(proxyUrl).protocol : '';
  if (!['http:', 'https:', 'socks5:'].includes(scheme)) {
    refuse(`proxy-url ${proxyUrl} of ${clusterName} must be http, https, or socks5`);
  }
}

function refuse(what: string): never {
  throw new MooringError('INVALID', `The kubeconfig cannot be used: ${what}.`, {
    hint: 'kubectl refuses it too. Change the file, or choose another context.',
  });
}
