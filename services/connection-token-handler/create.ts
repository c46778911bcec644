import { createKeyedBackOff } from '#lib/back-off.ts';
import type { Component } from '#lib/component.ts';
import type { TokenRequest } from '#lib/domain/application/token-request.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createInformer } from '#lib/k8s/informer.ts';
import { createController } from '#lib/k8s/run-controller.ts';
import type { Logger } from '#lib/log.ts';
import type { ConnectionTokenHandlerConfig } from './config.ts';
import { reconcile } from './reconcile.ts';

export interface ConnectionTokenHandlerOptions {
  kube: KubeClient;
  log: Logger;
  config: ConnectionTokenHandlerConfig;
  now?(): Date;
}

/** Answers TokenRequests of all namespaces with a token and deletes them when it has expired. */
export function createConnectionTokenHandler(options: ConnectionTokenHandlerOptions): Component {
  const { kube, log, config, now = () => new Date() } = options;
  const requests = createInformer<TokenRequest>({ kube, kind: kinds.tokenrequests, log });
  const pauses = createKeyedBackOff({ firstMs: 100, longestMs: 30_000, nowMs: () => now().getTime() });
  const controller = createController({
    name: 'connection-token-handler',
    log,
    sources: [{ informer: requests }],
    async reconcile(key) {
      const tokenRequest = requests.get(key);
      if (tokenRequest === undefined) {
        pauses.forget(key);
        return undefined;
      }
      return await reconcile({ kube, log, config, pauses, now }, tokenRequest);
    },
  });

  return {
    name: 'connection-token-handler',
    async start() {
      await requests.start();
      controller.start();
    },
    async stop() {
      await controller.stop();
      await requests.stop();
    },
  };
}
