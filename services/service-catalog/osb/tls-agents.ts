import { createHash } from 'node:crypto';
import { Agent, type Dispatcher } from 'undici';
import type { ServiceBroker } from '#lib/domain/catalog/service-broker.ts';

/** Connection pools for brokers with certificates of their own; brokers with the same settings share one. */
export interface TlsAgents {
  /** Undefined where the system's certificates are enough. */
  find(spec: ServiceBroker['spec']): Dispatcher | undefined;
  close(): Promise<void>;
}

const mostAgents = 64;

export function createTlsAgents(): TlsAgents {
  const agents = new Map<string, Agent>();

  function add(key: string, agent: Agent): Agent {
    agents.set(key, agent);
    const [oldest] = agents;
    if (agents.size > mostAgents && oldest !== undefined) {
      agents.delete(oldest[0]);
      void oldest[1].close();
    }
    return agent;
  }

  return {
    find({ caBundle, insecureSkipTLSVerify = false }) {
      if (caBundle === undefined && !insecureSkipTLSVerify) {
        return undefined;
      }
      const ca = caBundle === undefined ? undefined : Buffer.from(caBundle, 'base64').toString('utf8');
      const key = `${insecureSkipTLSVerify} ${createHash('sha256')
        .update(caBundle ?? '')
        .digest('hex')}`;
      const connect = { rejectUnauthorized: !insecureSkipTLSVerify, ...(ca === undefined ? {} : { ca }) };
      return agents.get(key) ?? add(key, new Agent({ connect }));
    },
    async close() {
      await Promise.all([...agents.values()].map((agent) => agent.destroy()));
      agents.clear();
    },
  };
}
