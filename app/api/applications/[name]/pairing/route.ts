import { pairingDetails } from '#lib/operations/certificates/pairing-details.ts';
import { readParams } from '../../../read-params.ts';
import { respond } from '../../../respond.ts';

interface Target {
  params: Promise<{ name: string }>;
}

/** A POST, because the connector tells the subject only for a token, which this creates and uses up. */
export function POST(_request: Request, { params }: Target): Promise<Response> {
  return respond(async (context) => pairingDetails(context, (await readParams(params)).name));
}
