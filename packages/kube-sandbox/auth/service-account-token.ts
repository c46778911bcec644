import { createPrivateKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { fieldsOf, listOf, textOf } from '../meta/api-object.ts';

const issuer = 'https://kubernetes.default.svc';

export interface TokenClaims {
  namespace: string;
  name: string;
  uid: string;
  audiences: string[];
  issuedAtSeconds: number;
  expiresAtSeconds: number;
  /** The object the token dies with, where it was asked for. */
  bound: { kind: string; name: string; uid: string } | undefined;
}

export function newTokenKeyPem(): string {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
}

export function readTokenKey(pem: string): KeyObject {
  return createPrivateKey(pem);
}

export const defaultAudiences = [issuer];

function encodePart(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Signs a JSON Web Token with the claims of the real server's bound tokens. */
export function signToken(key: KeyObject, claims: TokenClaims): string {
  const subject = `system:serviceaccount:${claims.namespace}:${claims.name}`;
  const bound = claims.bound
    ? { [claims.bound.kind.toLowerCase()]: { name: claims.bound.name, uid: claims.bound.uid } }
    : {};
  const payload = {
    aud: claims.audiences,
    exp: claims.expiresAtSeconds,
    iat: claims.issuedAtSeconds,
    iss: issuer,
    'kubernetes.io': {
      namespace: claims.namespace,
      ...bound,
      serviceaccount: { name: claims.name, uid: claims.uid },
    },
    nbf: claims.issuedAtSeconds,
    sub: subject,
  };
  const signed = `${encodePart({ alg: 'ES256', typ: 'JWT' })}.${encodePart(payload)}`;
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}

/** Reads a token this server signed; undefined for any other text, and for one that is past its time. */
export function verifyToken(key: KeyObject, token: string, nowSeconds: number): TokenClaims | undefined {
  const [header = '', payload = '', signature = '', extra] = token.split('.');
  if (!signature || extra !== undefined) return undefined;
  const options = { key, dsaEncoding: 'ieee-p1363' } as const;
  if (!verify('sha256', Buffer.from(`${header}.${payload}`), options, Buffer.from(signature, 'base64url')))
    return undefined;
  const claims = fieldsOf(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  const details = fieldsOf(claims['kubernetes.io']);
  const account = fieldsOf(details.serviceaccount);
  const expiresAtSeconds = Number(claims.exp);
  if (!(expiresAtSeconds > nowSeconds)) return undefined;
  const kind = ['pod', 'secret'].find((name) => details[name] !== undefined);
  const object = fieldsOf(kind ? details[kind] : undefined);
  return {
    namespace: textOf(details.namespace),
    name: textOf(account.name),
    uid: textOf(account.uid),
    audiences: listOf(claims.aud).map(textOf),
    issuedAtSeconds: Number(claims.iat),
    expiresAtSeconds,
    bound: kind ? { kind, name: textOf(object.name), uid: textOf(object.uid) } : undefined,
  };
}
