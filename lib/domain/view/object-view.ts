import { z } from 'zod';
import { graphNodeKinds } from '../binding/binding-graph-node.ts';
import { healthStates } from '../health/health.ts';
import type { ToldProblem } from '../health/node-health.ts';
import { issueText } from '../texts/issue-text.ts';
import { message } from '../texts/message.ts';
import { defineView } from './define-view.ts';
import { kindName, pageTarget } from './page-target.ts';

const pair = z.object({
  /** The key. */
  id: z.string(),
  value: z.string(),
});

const fact = z.object({
  /** What it is called. */
  id: z.string(),
  value: z.string(),
  target: pageTarget.optional(),
});

const relation = z.object({
  /** Of the graph's node. */
  id: z.string(),
  noun: z.enum(graphNodeKinds),
  name: z.string(),
  namespace: z.string().optional(),
  health: z.enum(healthStates),
  word: z.string(),
  /** None where it is missing. */
  target: pageTarget.optional(),
});

/** One object of any kind, without what is secret in it. */
export const objectView = defineView(
  z.strictObject({
    kind: kindName,
    /** `namespace/name`, or `name`. */
    key: z
      .string()
      .max(320)
      // it becomes part of a selector
      .regex(/^[\w.:-]+(\/[\w.:-]+)?$/, issueText(message('requests.objectKeyRule'))),
  }),
  z.object({
    /** Undefined where there is no such object, or no longer. */
    object: z
      .object({
        apiVersion: z.string(),
        resourceVersion: z.string(),
        createdAt: z.string().optional(),
        deletingSince: z.string().optional(),
        finalizers: z.array(z.string()),
        facts: z.array(fact),
        conditions: z.array(
          z.object({
            /** Its type. */
            id: z.string(),
            status: z.string(),
            reason: z.string().optional(),
            message: z.string().optional(),
            since: z.string().optional(),
          }),
        ),
        labels: z.array(pair),
        annotations: z.array(pair),
        owners: z.array(fact),
      })
      .optional(),
    /** The link of the graph that it is, and what that hangs on. */
    node: z
      .object({
        id: z.string(),
        health: z.enum(healthStates),
        word: z.string(),
        problem: z.custom<ToldProblem>().optional(),
      })
      .optional(),
    comesFrom: z.array(relation),
    leadsTo: z.array(relation),
    /** The latest about it, newest first; Kubernetes keeps them for an hour. */
    events: z.array(
      z.object({
        id: z.string(),
        isWarning: z.boolean(),
        reason: z.string(),
        message: z.string(),
        count: z.int(),
        at: z.string().optional(),
        by: z.string().optional(),
      }),
    ),
  }),
);
