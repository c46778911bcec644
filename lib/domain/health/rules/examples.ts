import type { NodeHealth } from '../node-health.ts';
import { applicationExamples } from './application/examples.ts';
import { bindingExamples } from './binding/examples.ts';
import { callExamples } from './call/examples.ts';
import { classExamples } from './class/examples.ts';
import { componentExamples } from './component/examples.ts';
import { connectionExamples } from './connection/examples.ts';
import { instanceExamples } from './instance/examples.ts';
import { podExamples } from './pod/examples.ts';
import { readerExamples } from './reader/examples.ts';
import type { RuleId } from './rule-ids.ts';
import { serviceExamples } from './service/examples.ts';
import { usageExamples } from './usage/examples.ts';
import { workloadExamples } from './workload/examples.ts';
import { workloadBindingExamples } from './workload-binding/examples.ts';

/** What each rule says of objects that it applies to, found by the whole chain. */
export const examples: Record<RuleId, () => NodeHealth | undefined> = {
  ...applicationExamples,
  ...bindingExamples,
  ...callExamples,
  ...classExamples,
  ...componentExamples,
  ...connectionExamples,
  ...instanceExamples,
  ...podExamples,
  ...readerExamples,
  ...serviceExamples,
  ...usageExamples,
  ...workloadExamples,
  ...workloadBindingExamples,
};
