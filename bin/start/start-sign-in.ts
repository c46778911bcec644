import { localeCookie } from '#lib/client/preference-cookies.ts';
import { readConsoleConfig } from '#lib/config/console.ts';
import { integrationNamespace } from '#lib/domain/application/application.ts';
import { createKubeClient } from '#lib/k8s/client.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';
import { bareConnection } from '#lib/k8s/person-connection.ts';
import { createLogger } from '#lib/log.ts';
import { createBrowserSessions } from '#lib/sign-in/browser-sessions.ts';
import { clientOfSession } from '#lib/sign-in/client-of-session.ts';
import { followSessions } from '#lib/sign-in/follow-sessions.ts';
import { createIssuerClient } from '#lib/sign-in/issuer-client.ts';
import { createOpenSessions } from '#lib/sign-in/open-sessions.ts';
import { createRenewals } from '#lib/sign-in/renewals.ts';
import { readSessionKey } from '#lib/sign-in/session-key.ts';
import { createSessionOfIssued } from '#lib/sign-in/session-of-issued.ts';
import { createSessionStore } from '#lib/sign-in/session-store.ts';
import { createSignInGate, type SignInGate } from '#lib/sign-in/sign-in-gate.ts';
import { tokenSessions } from '#lib/sign-in/token-sessions.ts';

/**
 * Has people sign in at this console, where its environment says so.
 * @param openPaths what any browser may read.
 * @returns undefined where whoever reaches the console acts as it.
 * @throws MooringError INVALID where environment or kubeconfig are not usable.
 */
export function startSignIn(openPaths: ReadonlySet<string>): SignInGate | undefined {
  const config = readConsoleConfig();
  const { mode, idleMs, longestMs } = config.signIn;
  if (mode === 'none') {
    return undefined;
  }
  const log = createLogger('sign-in', 'info');
  const access = loadKubeConfig({ path: config.kubeconfig, context: config.context });
  const namespace = integrationNamespace;
  const kube = createKubeClient(access).as('mooring-console');
  const bare = bareConnection(access);
  const store = createSessionStore({ kube, namespace, log, idleMs });
  const sessions = createOpenSessions({
    kube,
    clientOf: (sessionNow) => clientOfSession({ own: kube.connection, bare }, sessionNow),
  });
  followSessions({ store, sessions, log });
  let key: Promise<Buffer> | undefined;
  const readKey = () => {
    key ??= readSessionKey(kube, namespace);
    key.catch(() => {
      key = undefined;
    });
    return key;
  };
  const issuers = config.signIn.issuers.map((issuer) =>
    createIssuerClient(issuer, config.signIn.consoleUrl?.origin ?? ''),
  );
  const sessionOfIssued = createSessionOfIssued(kube);
  const renew = createRenewals({ store, issuers, sessionOfIssued, log });
  return createSignInGate({
    store,
    browser: createBrowserSessions({ store, sessions, readKey, renew, log }),
    issuers,
    readKey,
    sessionOfIssued,
    longestMs,
    sessionOfToken: mode === 'token' ? tokenSessions({ kube, longestMs }) : undefined,
    allowedHosts: config.allowedHosts,
    openPaths,
    localeCookie,
    log,
  });
}
