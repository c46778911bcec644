import type { TableMetadata } from './table-types.ts';

export interface PrintedService {
  metadata: TableMetadata;
  spec?: {
    type?: string;
    clusterIP?: string;
    clusterIPs?: string[];
    externalIPs?: string[];
    externalName?: string;
    ports?: { port: number; nodePort?: number; protocol?: string }[];
    selector?: Record<string, string>;
  };
  status?: { loadBalancer?: { ingress?: { ip?: string; hostname?: string }[] } };
}

export interface PrintedEndpoints {
  metadata: TableMetadata;
  subsets?: { addresses?: { ip: string }[]; ports?: { port: number }[] }[];
}

const shownAddresses = 3;

/** Addresses outside the cluster, or that one is still awaited. */
export function externalIp(service: PrintedService): string {
  const { type = 'ClusterIP', externalIPs = [], externalName = '' } = service.spec ?? {};
  if (type === 'ExternalName') {
    return externalName;
  }
  if (type !== 'LoadBalancer') {
    return externalIPs.join(',') || '<none>';
  }
  const ingress = service.status?.loadBalancer?.ingress ?? [];
  const balancers = ingress.map(({ ip, hostname }) => ip || hostname || '').filter((text) => text !== '');
  return [...new Set(balancers), ...externalIPs].join(',') || '<pending>';
}

/** `80:30080/TCP,443/TCP` */
export function portText({ spec }: PrintedService): string {
  const texts = (spec?.ports ?? []).map(({ port, nodePort, protocol = 'TCP' }) =>
    nodePort ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`,
  );
  return texts.join(',') || '<none>';
}

/** The first addresses with their ports, and how many more there are. */
export function endpointsText(endpoints: PrintedEndpoints): string {
  const subsets = endpoints.subsets ?? [];
  if (subsets.length === 0) {
    return '<none>';
  }
  const all = subsets.flatMap(({ addresses = [], ports = [] }) =>
    ports.length === 0
      ? addresses.map(({ ip }) => ip)
      : ports.flatMap(({ port }) =>
          addresses.map(({ ip }) => `${ip.includes(':') ? `[${ip}]` : ip}:${port}`),
        ),
  );
  const shown = all.slice(0, shownAddresses).join(',');
  return all.length > shownAddresses ? `${shown} + ${all.length - shownAddresses} more...` : shown;
}
