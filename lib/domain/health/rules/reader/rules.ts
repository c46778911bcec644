import type { Rule } from '../rule.ts';
import type { ReadBindings, ReadFiles, ReadVariables } from './facts.ts';
import { readerLineBreak } from './line-break.ts';
import { readerSeveralTypes } from './several-types.ts';
import { readerTypeMissing } from './type-missing.ts';
import { readerUrlMissing } from './url-missing.ts';
import { readerVcapServices } from './vcap-services.ts';

/** Asked of each binding whose files a workload reads; all that apply are told. */
export const fileRules: readonly Rule<ReadFiles>[] = [readerTypeMissing, readerLineBreak];

/** Asked of all that a workload is given. */
export const workloadRules: readonly Rule<ReadBindings>[] = [readerSeveralTypes, readerVcapServices];

/** Asked of each binding whose entries are variables. */
export const variableRules: readonly Rule<ReadVariables>[] = [readerUrlMissing];
