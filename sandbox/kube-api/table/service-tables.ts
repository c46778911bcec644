import { ageOf } from './human-duration.ts';
import { labelText } from './label-text.ts';
import { ageColumn, column, type KindPrinter, nameColumn, type TableMetadata, wide } from './table-types.ts';

interface PrintedService {
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

interface PrintedEndpoints {
  metadata: TableMetadata;
  subsets?: { addresses?: { ip: string }[]; ports?: { port: number }[] }[];
}

const shownAddresses = 3;

export const servicePrinter: KindPrinter = {
  columns: [
    nameColumn,
    column('Type', 'string', 'How the Service is exposed.'),
    column('Cluster-IP', 'string', 'The IP address of the service.'),
    column('External-IP', 'string', 'Addresses outside the cluster for which traffic is accepted.'),
    column('Port(s)', 'string', 'The list of ports that are exposed by this service.'),
    ageColumn,
    wide(column('Selector', 'string', 'Labels of the pods that traffic is routed to.')),
  ],
  cells(object, nowMs) {
    const service = object as PrintedService;
    const spec = service.spec ?? {};
    return [
      service.metadata.name,
      spec.type ?? 'ClusterIP',
      spec.clusterIPs?.[0] ?? (spec.clusterIP || '<none>'),
      externalIp(service),
      portText(spec.ports),
      ageOf(service.metadata.creationTimestamp, nowMs),
      labelText(spec.selector),
    ];
  },
};

export const endpointsPrinter: KindPrinter = {
  columns: [nameColumn, column('Endpoints', 'string', 'Addresses and ports of all subsets.'), ageColumn],
  cells(object, nowMs) {
    const endpoints = object as PrintedEndpoints;
    return [
      endpoints.metadata.name,
      addressText(endpoints),
      ageOf(endpoints.metadata.creationTimestamp, nowMs),
    ];
  },
};

function externalIp(service: PrintedService): string {
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

function portText(ports: NonNullable<PrintedService['spec']>['ports'] = []): string {
  const texts = ports.map(({ port, nodePort, protocol = 'TCP' }) =>
    nodePort ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`,
  );
  return texts.join(',') || '<none>';
}

function addressText(endpoints: PrintedEndpoints): string {
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
