import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';

const attributeIds: Record<string, string> = {
  CN: '2.5.4.3',
  C: '2.5.4.6',
  L: '2.5.4.7',
  ST: '2.5.4.8',
  O: '2.5.4.10',
  OU: '2.5.4.11',
};
const sha256WithRsa = '1.2.840.113549.1.1.11';

/** A new RSA-2048 key as PEM. */
export function createKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/**
 * A PKCS#10 request for the key.
 * @param subject `O=..,OU=..,L=..,ST=..,C=..,CN=..` as the connector gives it
 * @returns base64 of its PEM, in one line: what the connector takes
 */
export function createSigningRequest(keyPem: string, subject: string): string {
  const key = createPrivateKey(keyPem);
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const info = sequence(tagged(0x02, Buffer.from([0])), nameOf(subject), publicKey, tagged(0xa0));
  const algorithm = sequence(objectId(sha256WithRsa), tagged(0x05));
  const signature = tagged(0x03, Buffer.from([0]), sign('sha256', info, key));
  const lines =
    sequence(info, algorithm, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  const pem = ['-----BEGIN CERTIFICATE REQUEST-----', ...lines, '-----END CERTIFICATE REQUEST-----', ''];
  return Buffer.from(pem.join('\n')).toString('base64');
}

function nameOf(subject: string): Buffer {
  const parts = subject.split(',').map((pair) => {
    const at = pair.indexOf('=');
    const [attribute, value] = [pair.slice(0, at), pair.slice(at + 1)];
    const id = attributeIds[attribute];
    if (id === undefined) {
      throw new Error(`the subject has an attribute that is not known: ${attribute}`);
    }
    // a country is a PrintableString, the others are UTF-8
    return tagged(0x31, sequence(objectId(id), tagged(attribute === 'C' ? 0x13 : 0x0c, Buffer.from(value))));
  });
  return sequence(...parts);
}

function sequence(...parts: Buffer[]): Buffer {
  return tagged(0x30, ...parts);
}

/** One element in DER: its tag, its length, what is inside. */
function tagged(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 0x80) {
    return Buffer.concat([Buffer.from([tag, length]), content]);
  }
  const hex = length.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | bytes.length]), bytes, content]);
}

function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const number of rest) {
    const groups = [number & 0x7f];
    for (let left = number >>> 7; left > 0; left >>>= 7) {
      groups.unshift((left & 0x7f) | 0x80);
    }
    bytes.push(...groups);
  }
  return tagged(0x06, Buffer.from(bytes));
}
