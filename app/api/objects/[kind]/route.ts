import { isLiveName } from '#lib/domain/kubernetes/live-view.ts';
import { MooringError } from '#lib/errors.ts';
import { sharedLiveStore } from '#lib/live/shared-live-store.ts';
import { consoleLog } from '../../problem.ts';
import { readParams } from '../../read-params.ts';
import { respond } from '../../respond.ts';

/** All objects of a kind, without secret values, and the position from which the event stream continues them. */
export function GET(_request: Request, { params }: { params: Promise<{ kind: string }> }): Promise<Response> {
  return respond(async (context) => {
    const { kind } = await readParams(params);
    if (!isLiveName(kind)) {
      throw new MooringError('NOT_FOUND', 'The console knows no such kind.');
    }
    return sharedLiveStore(context, consoleLog()).list(kind);
  });
}
