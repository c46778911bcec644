import { bad, type NodeHealth } from '../../node-health.ts';

/** Health of a pod with a container that does not start. */
export function waitingHealth(
  { container, reason, message }: { container: string; reason: string; message: string },
  fix: string,
): NodeHealth {
  return bad(reason, {
    cause: `Container ${container} does not start.`,
    evidence: message === '' ? `Its state is waiting, ${reason}.` : `${reason}: ${message}`,
    fix,
  });
}
