import type { CertificateLook } from '#lib/domain/application/certificate-look.ts';
import { saidBy } from '#lib/errors.ts';
import type { SeenCertificate } from '#lib/http/look-at-certificate.ts';

export interface CertificateLooksOptions {
  /** @throws Error why there is nothing to see. */
  look(address: string): Promise<SeenCertificate>;
  now(): Date;
}

/** What this process has seen of the certificates of servers, by `host:port`. */
export interface CertificateLooks {
  of(address: string): CertificateLook | undefined;
  /** Looks at all of them, a few at a time, and ends when all are done. */
  lookAt(addresses: readonly string[]): Promise<void>;
  /** Called when something was seen. Returns the way out. */
  subscribe(listener: () => void): () => void;
}

const atOnce = 8;
/** Applications name servers, and may name many. */
const mostKept = 20_000;

export function createCertificateLooks({ look, now }: CertificateLooksOptions): CertificateLooks {
  const looks = new Map<string, CertificateLook>();
  const going = new Set<string>();
  const listeners = new Set<() => void>();

  function note(seen: CertificateLook): void {
    looks.delete(seen.address);
    looks.set(seen.address, seen);
    const [oldest] = looks.keys();
    if (looks.size > mostKept && oldest !== undefined) {
      looks.delete(oldest);
    }
    for (const listener of listeners) {
      listener();
    }
  }

  async function lookOnce(address: string): Promise<void> {
    if (going.has(address)) {
      return;
    }
    going.add(address);
    const lookedAt = now().toISOString();
    try {
      const { endsAt, issuer } = await look(address);
      note({ address, lookedAt, endsAt, ...(issuer === undefined ? {} : { issuer }) });
    } catch (error) {
      note({ address, lookedAt, problem: saidBy(error) });
    } finally {
      going.delete(address);
    }
  }

  return {
    of: (address) => looks.get(address),
    async lookAt(addresses) {
      const waiting = [...addresses];
      const work = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          await lookOnce(next);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
