import { z } from 'zod';
import type { Tell } from '../texts/message.ts';
import { changedSettingsProblems, storedSettingsSchema } from './service-form.ts';

/** Settings of a service as a person saw them, and what they were made into. */
export function editServiceRequest(tell: Tell) {
  return z
    .object({ base: storedSettingsSchema, settings: storedSettingsSchema })
    .superRefine(({ base, settings }, context) => {
      for (const { message, path } of changedSettingsProblems(base, settings, tell)) {
        context.addIssue({ code: 'custom', message, path: ['settings', ...path] });
      }
    });
}

export type EditServiceRequest = z.infer<ReturnType<typeof editServiceRequest>>;
