import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Dispatcher } from 'undici';
import { type ApiCall, apiCallOf } from '#deploy/rights/api-call.ts';
import { apiCallsDir } from '#deploy/rights/calls-dir.ts';
import { createKubeClientOn, type KubeClient } from '#lib/k8s/client.ts';
import type { KubeConnection } from '#lib/k8s/connection.ts';
import { memoryServer } from './memory-kube.ts';
import type { TestApi } from './start-api.ts';

const seen = new Set<string>();

/**
 * A client of the test API for `component`, which writes down each kind of call that it makes, once a process.
 * @param names by the name that an object has in this run, the one that it has in a cluster
 */
export function recordApiCalls(
  api: Pick<TestApi, 'kube' | 'namespace'>,
  component: string,
  names: Readonly<Record<string, string>> = {},
): KubeClient {
  if (api.kube.connection.server === memoryServer) {
    return api.kube;
  }
  const note = (method: string, path: string) => {
    const call = apiCallOf(method, path, api.namespace);
    if (call !== undefined) {
      append(component, call.name === undefined ? call : { ...call, name: names[call.name] ?? call.name });
    }
  };
  return createKubeClientOn(noting(api.kube.connection, note));
}

function noting(connection: KubeConnection, note: (method: string, path: string) => void): KubeConnection {
  const composed = new WeakMap<Dispatcher, Dispatcher>();
  return {
    ...connection,
    async authorize() {
      const { headers, dispatcher } = await connection.authorize();
      let wrapped = composed.get(dispatcher);
      if (wrapped === undefined) {
        wrapped = dispatcher.compose((dispatch) => (options, handler) => {
          note(options.method, options.path);
          return dispatch(options, handler);
        });
        composed.set(dispatcher, wrapped);
      }
      return { headers, dispatcher: wrapped };
    },
  };
}

function append(component: string, call: ApiCall): void {
  const line = JSON.stringify(call);
  const key = `${component} ${line}`;
  if (!seen.has(key)) {
    seen.add(key);
    mkdirSync(apiCallsDir, { recursive: true });
    appendFileSync(join(apiCallsDir, `${component}.jsonl`), `${line}\n`);
  }
}
