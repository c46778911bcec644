import type { Locale } from '#lib/domain/texts/locale.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import { renderAll } from '#lib/texts/render-message.ts';
import { breakingChanges } from '../breaking-changes.ts';
import { differingPart } from '../differing-part.ts';
import { layOutJson } from '../lay-out-json.ts';
import { findEntries } from '../model/find-entries.ts';
import { type EntryList, type ModelEntry, modelEntry } from '../model/model-entry.ts';
import { namesOfModel } from '../model/names-of-model.ts';
import { outlineModel } from '../model/outline-model.ts';
import type { SpecificationModel } from '../model/specification-model.ts';
import { proposeService } from '../propose-service.ts';
import { type ReadSpecification, readSpecification } from '../read-specification.ts';
import type { SpecificationCheck } from '../service-proposal.ts';
import { isUsable, type SpecificationKind, type SpecificationProblem } from '../specification-report.ts';
import type { SpecificationPart, SpecificationReview, StoredSpecification } from '../stored-specification.ts';
import { storedRevision, storedText } from '../stored-text.ts';
import { jsonOf } from '../to-json-text.ts';
import { readValidSpecification } from '../validate-specification.ts';

/** A part of a registration, as the registry writes that. */
export interface StoredPart {
  registration: string;
  part: SpecificationPart;
  sourceUrl: string | undefined;
}

/** In which language messages are said in JSON, which goes to a reader as it is. */
interface Reader {
  locale: Locale;
}

/** What is done about specifications off the server's main thread, by name: what it takes and what comes of it. */
export interface SpecificationTasks {
  /** JSON of the `SpecCheck`. */
  validate: { input: Reader & { text: string }; result: Uint8Array<ArrayBuffer> };
  check: { input: { text: string }; result: CheckedSpecification };
  /** JSON of the `StoredSpecification`. */
  read: { input: Reader & StoredPart & { isModelWanted: boolean }; result: Uint8Array<ArrayBuffer> };
  /** The text, as bytes. */
  text: { input: StoredPart; result: Uint8Array<ArrayBuffer> };
  /** JSON of the `ModelEntry`. */
  entry: { input: Reader & StoredPart & EntryPlace; result: Uint8Array<ArrayBuffer> };
  /** JSON of the places where a text in lower case is found. */
  search: { input: StoredPart & { revision: string; searched: string }; result: Uint8Array<ArrayBuffer> };
  /** JSON of the names by which what it offers is found. */
  names: { input: StoredPart; result: Uint8Array<ArrayBuffer> };
  /** JSON of the `SpecificationReview`. */
  review: { input: Reader & StoredPart & { text: string }; result: Uint8Array<ArrayBuffer> };
}

/** Where an entry stands, and of what text. */
export interface EntryPlace {
  list: EntryList;
  at: number;
  revision: string;
}

export type SpecificationTask = {
  [Name in keyof SpecificationTasks]: { name: Name } & SpecificationTasks[Name]['input'];
}[keyof SpecificationTasks];

export interface CheckedSpecification {
  kind: SpecificationKind | undefined;
  problems: SpecificationProblem[];
  /** JSON text of a document that can be sent as such; '' where there are errors, and of XML. */
  json: string;
}

/** Does a task where it is called: in a thread of its own, since it takes up to seconds. */
export async function runSpecificationTask(
  task: SpecificationTask,
): Promise<SpecificationTasks[SpecificationTask['name']]['result']> {
  switch (task.name) {
    case 'validate':
      return toBytes(renderAll(task.locale, validate(await readValidSpecification(task.text))));
    case 'check':
      return check(await readValidSpecification(task.text));
    case 'read':
      return toBytes(renderAll(task.locale, read(task)));
    case 'text':
      return new TextEncoder().encode(storedText(task.registration, task.part).text);
    case 'entry':
      return toBytes(renderAll(task.locale, entry(task)));
    case 'search': {
      const model = modelOf(task);
      return toBytes(model === undefined ? [] : findEntries(model, task.searched));
    }
    case 'names': {
      const { model } = readSpecification(storedText(task.registration, task.part).text);
      return toBytes(model === undefined ? [] : namesOfModel(model));
    }
    case 'review':
      return toBytes(renderAll(task.locale, await review(task)));
  }
}

function toBytes(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value));
}

function validate(read: ReadSpecification): SpecificationCheck {
  const proposal = proposeService(read);
  return { ...read.report, ...(proposal === undefined ? {} : { proposal }) };
}

function check({ report, parsed }: ReadSpecification): CheckedSpecification {
  const { kind, problems } = report;
  return { kind, problems, json: parsed !== undefined && isUsable(report) ? jsonOf(parsed) : '' };
}

/** Longest text that is sent with what it says, or in its place; a longer one is asked for by itself. */
const longestTextChars = 100_000;

function read({
  registration,
  part,
  sourceUrl,
  isModelWanted,
}: SpecificationTasks['read']['input']): StoredSpecification {
  const { text, revision } = storedText(registration, part);
  const { length } = text;
  const stored = { revision, sourceUrl, text: text.slice(0, longestTextChars), length };
  if (!isModelWanted) {
    return { ...stored, kind: undefined, languageVersion: '', model: undefined };
  }
  const { kind, languageVersion, model } = readOnce(revision, text);
  return {
    ...stored,
    ...(model !== undefined && length > longestTextChars ? { text: '' } : {}),
    kind,
    languageVersion,
    model: model === undefined ? undefined : outlineModel(model),
  };
}

interface LastRead {
  revision: string;
  kind: SpecificationKind | undefined;
  languageVersion: string;
  model: SpecificationModel | undefined;
}

/** What this thread read last: a page asks for one entry after another of the same text. */
let lastRead: LastRead | undefined;

function readOnce(revision: string, text: string): LastRead {
  if (lastRead?.revision !== revision) {
    const { report, model } = readSpecification(text);
    lastRead = { revision, kind: report.kind, languageVersion: report.version, model };
  }
  return lastRead;
}

function modelOf({
  registration,
  part,
  revision,
}: StoredPart & { revision: string }): SpecificationModel | undefined {
  if (storedRevision(registration, part) !== revision) {
    throw new MooringError('CONFLICT', message('findings.replaced'), {
      hint: message('findings.loadAgain'),
    });
  }
  const known = lastRead?.revision === revision ? lastRead : undefined;
  return (known ?? readOnce(revision, storedText(registration, part).text)).model;
}

function entry({ list, at, ...stored }: SpecificationTasks['entry']['input']): ModelEntry {
  const model = modelOf(stored);
  const found = model === undefined ? undefined : modelEntry(model, { list, at });
  if (found === undefined) {
    throw new MooringError('NOT_FOUND', message('findings.noSuchPart'));
  }
  return found;
}

/** More than a page shows. */
const mostBreaking = 100;

async function review({
  registration,
  part,
  text,
}: SpecificationTasks['review']['input']): Promise<SpecificationReview> {
  const { text: stored, revision } = storedText(registration, part);
  const next = await readValidSpecification(text);
  const { report, parsed } = next;
  const proposed = isUsable(report) && parsed !== undefined ? layOutJson(jsonOf(parsed)) : text;
  const before = readSpecification(stored).model;
  const breaking =
    before === undefined || next.model === undefined ? [] : breakingChanges(before, next.model);
  return {
    ...differingPart(stored, proposed),
    revision,
    report,
    breaking: breaking.slice(0, mostBreaking),
    breakingCount: breaking.length,
  };
}
