import type { RecordedRequest } from './recording-server.ts';

/** Where the servers of a run are, and what stands in its files. */
export interface CaseSetting {
  secureUrl: string;
  plainUrl: string;
  /** Base64 of the CA's and of the client's certificate. */
  caData: string;
  clientData: string;
}

export interface KubeconfigCase {
  name: string;
  /** The `cluster` and the `user` of the kubeconfig. */
  cluster(setting: CaseSetting): Record<string, unknown>;
  user: Record<string, unknown> | ((setting: CaseSetting) => Record<string, unknown>);
  /** What the server gets, or words of the refusal. */
  sent: Partial<RecordedRequest> | RegExp;
  /** What the plugin reads in KUBERNETES_EXEC_INFO, beside `kind` and `apiVersion`. */
  told?(setting: CaseSetting): Record<string, unknown>;
}

const secure = ({ secureUrl }: CaseSetting) => ({ server: secureUrl, 'certificate-authority': 'ca.pem' });
const plain = ({ plainUrl }: CaseSetting) => ({ server: plainUrl });
const bearer = (token: string) => ({ credentials: { authorization: `Bearer ${token}` } });
const basic = { authorization: `Basic ${btoa('jane:secret')}` };
const plugin = (more: Record<string, unknown> = {}) => ({
  exec: {
    apiVersion: 'client.authentication.k8s.io/v1',
    command: 'bin/plugin',
    interactiveMode: 'Never',
    ...more,
  },
});

/** What kubectl 1.35 makes of a kubeconfig: `e2e/compare-kubeconfig.ts` asks it again. Relative paths are those of the file's folder. */
export const kubeconfigCases: KubeconfigCase[] = [
  { name: 'a token', cluster: secure, user: { token: 'plain' }, sent: bearer('plain') },
  {
    name: 'a file that holds the token',
    cluster: secure,
    user: { tokenFile: 'token' },
    sent: bearer('of-the-file'),
  },
  {
    name: 'a token and a file: the file',
    cluster: secure,
    user: { token: 'plain', tokenFile: 'token' },
    sent: bearer('of-the-file'),
  },
  { name: 'a token file that is not there', cluster: secure, user: { tokenFile: 'none' }, sent: /none/ },
  {
    name: 'another user to act as, with uid, groups and extra',
    cluster: secure,
    user: {
      token: 'plain',
      as: 'jane',
      'as-uid': 'u-1',
      'as-groups': ['one', 'two'],
      'as-user-extra': { 'Example.com/Scopes': ['read', 'write'] },
    },
    sent: {
      credentials: {
        authorization: 'Bearer plain',
        'impersonate-user': 'jane',
        'impersonate-uid': 'u-1',
        'impersonate-group': 'one, two',
        'impersonate-extra-example.com%2fscopes': 'read, write',
      },
    },
  },
  {
    name: 'groups without a user to act as',
    cluster: secure,
    user: { token: 'plain', 'as-groups': ['one'] },
    sent: /without impersonating a user/,
  },
  {
    name: 'a password',
    cluster: secure,
    user: { username: 'jane', password: 'secret' },
    sent: { credentials: basic },
  },
  {
    name: 'a password and a token',
    cluster: secure,
    user: { username: 'jane', password: 'secret', token: 'plain' },
    sent: /more than one authentication method/,
  },
  {
    name: 'a server without TLS: no credentials but the user to act as',
    cluster: plain,
    user: { token: 'plain', as: 'jane' },
    sent: { credentials: { 'impersonate-user': 'jane' } },
  },
  { name: 'a server without TLS: no plugin', cluster: plain, user: plugin(), sent: { credentials: {} } },
  {
    name: 'a server without a scheme: no TLS',
    cluster: ({ plainUrl }) => ({ server: plainUrl.slice('http://'.length) }),
    user: { token: 'plain' },
    sent: { credentials: {} },
  },
  {
    name: 'a server behind a path',
    cluster: (setting) => ({ ...secure(setting), server: `${setting.secureUrl}/k8s/clusters/c-1/` }),
    user: { token: 'plain' },
    sent: { ...bearer('plain'), url: '/k8s/clusters/c-1/api/v1/namespaces/default/configmaps/a' },
  },
  {
    name: 'another name of the server',
    cluster: (setting) => ({ ...secure(setting), 'tls-server-name': 'internal.example' }),
    user: { token: 'plain' },
    sent: { ...bearer('plain'), serverName: 'internal.example' },
  },
  {
    name: 'a name that the server has not',
    cluster: (setting) => ({ ...secure(setting), 'tls-server-name': 'other.example' }),
    user: { token: 'plain' },
    sent: /certificate/,
  },
  {
    name: 'a server whose CA is unknown',
    cluster: ({ secureUrl }) => ({ server: secureUrl }),
    user: { token: 'plain' },
    sent: /certificate/,
  },
  {
    name: 'a server that nobody verifies',
    cluster: ({ secureUrl }) => ({ server: secureUrl, 'insecure-skip-tls-verify': true }),
    user: { token: 'plain' },
    sent: bearer('plain'),
  },
  {
    name: 'a CA and no verification',
    cluster: (setting) => ({ ...secure(setting), 'insecure-skip-tls-verify': true }),
    user: { token: 'plain' },
    sent: /insecure/,
  },
  {
    name: 'a CA in two places',
    cluster: (setting) => ({ ...secure(setting), 'certificate-authority-data': setting.caData }),
    user: { token: 'plain' },
    sent: /certificate-authority-data and certificate-authority are both specified/,
  },
  {
    name: 'a client certificate',
    cluster: secure,
    user: { 'client-certificate': 'client.pem', 'client-key': 'client.key' },
    sent: { credentials: {}, certificate: 'client' },
  },
  {
    name: 'a client certificate and a token',
    cluster: secure,
    user: { token: 'plain', 'client-certificate': 'client.pem', 'client-key': 'client.key' },
    sent: { ...bearer('plain'), certificate: 'client' },
  },
  {
    name: 'a client certificate without its key',
    cluster: secure,
    user: { 'client-certificate': 'client.pem' },
    sent: /client-key-data or client-key must be specified/,
  },
  {
    name: 'a client certificate in two places',
    cluster: secure,
    user: ({ clientData }) => ({
      'client-certificate': 'client.pem',
      'client-certificate-data': clientData,
      'client-key': 'client.key',
    }),
    sent: /client-cert-data and client-cert are both specified/,
  },
  {
    name: 'a plugin beside the file',
    cluster: secure,
    user: plugin(),
    sent: bearer('of-the-plugin'),
    told: () => ({ spec: { interactive: false } }),
  },
  {
    name: 'a plugin that is told of the cluster',
    cluster: (setting) => ({
      ...secure(setting),
      extensions: [{ name: 'client.authentication.k8s.io/exec', extension: { audience: 'x' } }],
    }),
    user: plugin({ provideClusterInfo: true }),
    sent: bearer('of-the-plugin'),
    told: ({ secureUrl, caData }) => ({
      spec: {
        cluster: { server: secureUrl, 'certificate-authority-data': caData, config: { audience: 'x' } },
        interactive: false,
      },
    }),
  },
  {
    name: 'a plugin that is told of a cluster without settings',
    cluster: (setting) => ({ ...secure(setting), 'tls-server-name': 'internal.example' }),
    user: plugin({ provideClusterInfo: true }),
    sent: bearer('of-the-plugin'),
    told: ({ secureUrl, caData }) => ({
      spec: {
        cluster: {
          server: secureUrl,
          'tls-server-name': 'internal.example',
          'certificate-authority-data': caData,
          config: null,
        },
        interactive: false,
      },
    }),
  },
  {
    name: 'a plugin of another version than the file says',
    cluster: secure,
    user: plugin({ apiVersion: 'client.authentication.k8s.io/v1beta1' }),
    sent: /plugin returned version client\.authentication\.k8s\.io\/v1/,
  },
  {
    name: 'a plugin without a mode',
    cluster: secure,
    user: plugin({ interactiveMode: undefined }),
    sent: /interactiveMode must be specified/,
  },
  {
    name: 'a plugin that has to ask a person',
    cluster: secure,
    user: plugin({ interactiveMode: 'Always' }),
    sent: /interactive mode/,
  },
  {
    name: 'a plugin without a version',
    cluster: secure,
    user: plugin({ apiVersion: undefined }),
    sent: /apiVersion must be specified/,
  },
  {
    name: 'a plugin by its name alone is looked for in PATH',
    cluster: secure,
    user: plugin({ command: 'plugin', installHint: 'Get it from the shop.' }),
    sent: /Get it from the shop/,
  },
  {
    name: 'a plugin and a token: the token',
    cluster: secure,
    user: { token: 'plain', ...plugin() },
    sent: bearer('plain'),
  },
  {
    name: 'a plugin and a password: the password',
    cluster: secure,
    user: { username: 'jane', password: 'secret', ...plugin() },
    sent: { credentials: basic },
  },
  {
    name: 'a server that only a proxy finds',
    cluster: (setting) => ({
      ...secure(setting),
      server: 'https://internal.example:6443',
      'proxy-url': setting.plainUrl,
    }),
    user: { token: 'plain' },
    sent: { ...bearer('plain'), serverName: 'internal.example' },
  },
  {
    name: 'a proxy of a kind nobody knows',
    cluster: (setting) => ({ ...secure(setting), 'proxy-url': 'ftp://proxy' }),
    user: { token: 'plain' },
    sent: /must be http, https, or socks5/,
  },
];

/** A kubeconfig with one cluster and one user. */
export function kubeconfigOf({ cluster, user }: KubeconfigCase, setting: CaseSetting): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'it',
    contexts: [{ name: 'it', context: { cluster: 'c', user: 'u' } }],
    clusters: [{ name: 'c', cluster: cluster(setting) }],
    users: [{ name: 'u', user: typeof user === 'function' ? user(setting) : user }],
  });
}
