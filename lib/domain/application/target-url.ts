const schemePattern = /^(?:ftp|tcp|udp|wss?|https?):\/\//;
const namePattern = /^[a-z0-9\u00a1-\uffff](?:[a-z0-9\u00a1-\uffff_.-]*[a-z0-9\u00a1-\uffff])?\.?$/i;

/**
 * Whether the registry takes `text` as a URL: the rule of the reference's validator, scheme optional
 * (connectivity contract 3.3). Written out by hand, in linear time.
 */
export function isTargetUrl(text: string): boolean {
  if (new TextEncoder().encode(text).length <= 3 || [...text].length >= 2083) {
    return false;
  }
  if (/\s/.test(text) || text.startsWith('.')) {
    return false;
  }
  const scheme = schemePattern.exec(text)?.[0];
  const rest = text.slice(scheme?.length ?? 0);
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? '';
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  const userinfo = authority.length > host.length;
  if (scheme === undefined && !userinfo && !text.includes(':') && !isDotted(rest)) {
    return false;
  }
  return isHost(host.replace(/^mailto:/, ''));
}

/** A text without a scheme or a port is a URL only where its path has a dot. */
function isDotted(text: string): boolean {
  return (text.split(/[?#]/)[0] ?? '').includes('.');
}

function isHost(text: string): boolean {
  const port = /:(\d*)$/.exec(text);
  const bracketed = /^\[([0-9a-f:.]+)\](?::\d{1,5})?$/i.exec(text);
  if (bracketed !== null) {
    return URL.canParse(`http://[${bracketed[1]}]/`);
  }
  if (port !== null && !/^\d{1,5}$/.test(port[1] ?? '')) {
    return false;
  }
  const name = port === null ? text : text.slice(0, port.index);
  if (/^[\d.]+$/.test(name)) {
    return isAddress(name);
  }
  return namePattern.test(name) && !/-\./.test(name);
}

function isAddress(text: string): boolean {
  const parts = text.split('.').map(Number);
  const [first = 256] = parts;
  return parts.length === 4 && first <= 223 && parts.every((part) => part <= 255);
}
