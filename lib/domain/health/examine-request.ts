import { z } from 'zod';
import { objectName } from '../kubernetes/object-name.ts';

/** An Application to be tried out. */
export const examineRequest = z.object({ application: objectName });

export type ExamineRequest = z.infer<typeof examineRequest>;
