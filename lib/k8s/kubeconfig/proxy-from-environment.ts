import { BlockList, isIP } from 'node:net';

/**
 * The proxy that the environment names for `url`, read as Go's net/http does: HTTPS_PROXY, HTTP_PROXY and NO_PROXY, each also
 * in lower case. Loopback addresses are never asked for through one.
 */
export function proxyFromEnvironment(
  url: URL,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const isSecure = url.protocol === 'https:';
  const proxy = isSecure ? either(env, 'HTTPS_PROXY') : either(env, 'HTTP_PROXY');
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const port = url.port || (isSecure ? '443' : '80');
  if (proxy === undefined || isLoopback(host) || isExcepted(host, port, either(env, 'NO_PROXY') ?? '')) {
    return undefined;
  }
  return proxy.includes('://') ? proxy : `http://${proxy}`;
}

function either(env: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  return env[name] || env[name.toLowerCase()] || undefined;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function isExcepted(host: string, port: string, exceptions: string): boolean {
  return exceptions
    .toLowerCase()
    .split(',')
    .map((entry) => entry.trim())
    .some((entry) => entry !== '' && covers(entry, host, port));
}

function covers(entry: string, host: string, port: string): boolean {
  if (entry === '*') {
    return true;
  }
  const [, network = '', bits] = /^([\d.:a-f]+)\/(\d+)$/.exec(entry) ?? [];
  if (bits !== undefined) {
    return isIP(network) !== 0 && isIP(host) === isIP(network) && isWithin(host, network, Number(bits));
  }
  const [, name = '', only] = /^(.*?)(?::(\d+))?$/.exec(isIP(entry) === 6 ? '' : entry) ?? [];
  const wanted = isIP(entry) === 6 ? entry : name.replace(/^\[|\]$/g, '');
  if (only !== undefined && only !== port) {
    return false;
  }
  // of a name its subdomains too; with a dot or a star before it those alone
  const domain = wanted.replace(/^\*?\./, '');
  return (host === domain && domain === wanted) || (isIP(host) === 0 && host.endsWith(`.${domain}`));
}

function isWithin(host: string, network: string, bits: number): boolean {
  const family = isIP(network) === 6 ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  list.addSubnet(network, bits, family);
  return list.check(host, family);
}
