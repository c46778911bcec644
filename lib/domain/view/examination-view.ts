import { z } from 'zod';
import type { NodeHealth } from '../health/node-health.ts';
import type { Sentence, Told } from '../texts/message.ts';
import { defineView } from './define-view.ts';

/** Something that is wrong along a chain, at its root. */
export interface ExaminationFinding {
  id: string;
  /** "Binding nginx-binding in harbour". */
  subject: Sentence;
  health: NodeHealth;
}

/** What is wrong along the chain of one Application, each once and at its root. */
export const examinationView = defineView(
  z.strictObject({ application: z.string().max(253) }),
  z.object({ findings: z.array(z.custom<Told<ExaminationFinding>>()) }),
);
