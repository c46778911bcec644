import { request } from 'undici';
import { z } from 'zod';
import { connectionFailure } from '#lib/connection-failure.ts';
import { callFailures, type SeenCalls } from '#lib/domain/application/seen-calls.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import type { OperationContext } from '../context.ts';

const timeoutMs = 2_000;

const answerSchema = z.object({
  since: z.string(),
  services: z.array(
    z.object({
      application: z.string(),
      serviceId: z.string(),
      calls: z.number(),
      lastCallAt: z.string().nullable(),
      lastStatus: z.number().nullable(),
      lastFailure: z.enum(callFailures).nullable().default(null),
      errors: z.number().optional(),
      p95Ms: z.number().nullable().optional(),
    }),
  ),
});

/**
 * When each service was last called through the gateway, and how that ended.
 * @throws MooringError UNAVAILABLE where the gateway does not say.
 */
export async function seenCalls({ config }: OperationContext): Promise<SeenCalls> {
  try {
    const { statusCode, body } = await request(new URL('/v1/calls', config.gatewayStatusUrl), {
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await body.text();
    if (statusCode !== 200) {
      throw new MooringError('UPSTREAM', message('errors.itAnswered', { status: statusCode }));
    }
    return answerSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new MooringError(
      'UNAVAILABLE',
      message('errors.gatewaySilent', { reason: connectionFailure(error) }),
      { cause: error, hint: message('errors.gatewaySilentHint') },
    );
  }
}
