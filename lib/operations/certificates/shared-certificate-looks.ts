import { integrationNamespace } from '#lib/domain/application/application.ts';
import { createAddressGuard } from '#lib/http/address-guard.ts';
import { lookAtCertificate } from '#lib/http/look-at-certificate.ts';
import { createServiceAddresses } from '#lib/k8s/service-addresses.ts';
import type { OperationContext } from '../context.ts';
import { type CertificateLooks, createCertificateLooks } from './certificate-looks.ts';
import { edgeAddress } from './edge-address.ts';

// Next may load this module more than once in a process
const shared = globalThis as { mooringCertificateLooks?: CertificateLooks };

const timeoutMs = 4_000;

/** What this server process has seen of certificates. Only the edge's own address is looked at unguarded. */
export function sharedCertificateLooks(context: OperationContext): CertificateLooks {
  const { config, kube } = context;
  if (shared.mooringCertificateLooks === undefined) {
    const inCluster = config.mode === 'cluster';
    const namespace = integrationNamespace;
    const guard = createAddressGuard({
      allowLoopback: !inCluster,
      namespace,
      ...(inCluster && { ownAddresses: createServiceAddresses({ kube, namespace }) }),
    });
    const own = edgeAddress(config);
    shared.mooringCertificateLooks = createCertificateLooks({
      look: (address) =>
        lookAtCertificate(address, { timeoutMs, guard: address === own ? undefined : guard }),
      now: () => new Date(),
    });
  }
  return shared.mooringCertificateLooks;
}
