import { isIP } from 'node:net';
import { connect, type PeerCertificate } from 'node:tls';
import { connectionFailure } from '#lib/connection-failure.ts';
import { secondsTimestamp } from '#lib/domain/application/token-request.ts';
import { message, type Sentence } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import type { AddressGuard } from './address-guard.ts';

export interface LookAtCertificateOptions {
  /** Left out for a server of one's own. */
  guard?: AddressGuard | undefined;
  timeoutMs: number;
}

export interface SeenCertificate {
  /** RFC 3339, seconds precision. */
  endsAt: string;
  /** Common name or organisation of who signed it, as it says itself. */
  issuer: string | undefined;
}

/** Of what a stranger's certificate says. */
const mostCharacters = 120;

/**
 * Begins to talk TLS with a server and reads the certificate that it shows, whoever vouches for it. Nothing is sent to it.
 * @param address `host:port`; IPv6 in brackets.
 * @throws MooringError FORBIDDEN for an address that is not called, UPSTREAM for everything remote.
 */
export async function lookAtCertificate(
  address: string,
  { guard, timeoutMs }: LookAtCertificateOptions,
): Promise<SeenCertificate> {
  const url = new URL(`https://${address}`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  await guard?.check(url);
  return new Promise((resolve, reject) => {
    const socket = connect({
      host,
      port: Number(url.port || 443),
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(guard === undefined ? {} : { lookup: guard.lookup }),
      // one that has expired or that nobody vouches for is what is looked for
      rejectUnauthorized: false,
    });
    const deadline = setTimeout(
      () => fail(message('errors.notAnsweredWithin', { seconds: timeoutMs / 1000 })),
      timeoutMs,
    );

    function end(): void {
      clearTimeout(deadline);
      socket.destroy();
    }

    function fail(reason: Sentence, cause?: Error): void {
      end();
      reject(new MooringError('UPSTREAM', message('errors.atAddress', { address, reason }), { cause }));
    }

    socket.once('error', (error) => {
      if (error instanceof MooringError) {
        end();
        reject(error);
      } else {
        fail(connectionFailure(error), error);
      }
    });
    socket.once('secureConnect', () => {
      const seen = seenOf(socket.getPeerCertificate());
      if (seen === undefined) {
        fail(message('errors.showsNoCertificate'));
      } else {
        end();
        resolve(seen);
      }
    });
  });
}

function seenOf({ valid_to: validTo, issuer }: Partial<PeerCertificate>): SeenCertificate | undefined {
  const end = new Date(validTo ?? '');
  if (Number.isNaN(end.getTime())) {
    return undefined;
  }
  const name = [issuer?.CN ?? issuer?.O].flat()[0];
  return { endsAt: secondsTimestamp(end), issuer: name?.slice(0, mostCharacters) };
}
