import { z } from 'zod';
import { healthStates } from '../health/health.ts';
import type { ToldProblem } from '../health/node-health.ts';
import type { Repair } from '../health/remedy.ts';
import { defineView } from './define-view.ts';

const causeId = z.string().max(24);

/** Causes whose findings somebody does not want to see for a while. */
const silenced = z.array(causeId).max(60).default([]);

const finding = z.object({
  id: z.string(),
  /** "Binding nginx-binding". */
  subject: z.string(),
  word: z.string(),
  namespace: z.string().optional(),
  /** The first Application that it belongs to. */
  application: z.string().optional(),
  problem: z.custom<ToldProblem>(),
});

/** What is wrong, what is broken first: equal findings are one cause. */
export const attentionCausesView = defineView(
  z.strictObject({ size: z.int().min(1).max(100).default(20), silenced }),
  z.object({
    /** How many causes there are, those that are silenced left out. */
    total: z.int(),
    /** How many findings they have. */
    findings: z.int(),
    causes: z.array(
      z.object({
        id: causeId,
        health: z.enum(healthStates),
        count: z.int(),
        /** The same with what they are about: "10 usages". */
        amount: z.string(),
        /** How many the console can mend by itself. */
        repairs: z.int(),
        /** The finding where there is one, else one of them. */
        example: finding,
      }),
    ),
    silenced: z.array(
      z.object({
        id: causeId,
        health: z.enum(healthStates),
        amount: z.string(),
        cause: z.string(),
      }),
    ),
  }),
);

/** Findings of one cause. */
export const attentionFindingsView = defineView(
  z.strictObject({ cause: causeId, size: z.int().min(1).max(200).default(20) }),
  z.object({ total: z.int(), findings: z.array(finding) }),
);

/** What the console can mend by itself of these causes. */
export const attentionRepairsView = defineView(
  z.strictObject({ causes: z.array(causeId).min(1).max(100) }),
  z.object({
    /** How many there are. */
    total: z.int(),
    repairs: z.array(
      z.object({
        id: z.string(),
        subject: z.string(),
        namespace: z.string().optional(),
        repair: z.custom<Repair>(),
      }),
    ),
  }),
);
