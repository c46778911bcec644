import type { TargetsLookedAt } from '#lib/domain/application/certificate-look.ts';
import { dueTargets } from '#lib/domain/application/due-targets.ts';
import type { TlsTarget } from '#lib/domain/application/tls-targets.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import type { OperationContext } from '../context.ts';
import { edgeAddress } from './edge-address.ts';
import { sharedCertificateLooks } from './shared-certificate-looks.ts';

/**
 * Looks at the certificates of servers outside: at one, or at a bounded number of those that are due. The edge's is looked at, too.
 * @param input.targets those that registered services name: the console looks at nothing else.
 * @throws MooringError NOT_FOUND for an address that no service names.
 */
export async function lookAtTargets(
  context: OperationContext,
  { targets, address }: { targets: readonly TlsTarget[]; address: string | undefined },
): Promise<TargetsLookedAt> {
  const looks = sharedCertificateLooks(context);
  const edge = edgeAddress(context.config);
  const known = targets.map((target) => target.address);
  if (address !== undefined && address !== edge && !known.includes(address)) {
    throw new MooringError('NOT_FOUND', message('errors.noServiceAt', { address }));
  }
  const chosen = address === undefined ? dueTargets(known, looks.of, Date.now()) : [address];
  await looks.lookAt(address === undefined && edge !== undefined ? [...chosen, edge] : chosen);
  return {
    looked: chosen.length,
    failed: chosen.filter((one) => looks.of(one)?.endsAt === undefined).length,
  };
}
