import type { FieldDescription, Proposals } from '#lib/domain/kubernetes/complete-field.ts';
import type { TextPlace } from '#lib/domain/kubernetes/yaml-places.ts';
import type { Told } from '#lib/domain/texts/message.ts';

/** What is known about a text beside its language: proposals while it is written, and explanations. */
export interface TextAssist {
  propose(text: string, place: TextPlace): Told<Proposals> | undefined;
  describe(text: string, place: TextPlace): Told<FieldDescription> | undefined;
}

const assists = new WeakMap<object, TextAssist>();

/** @param model the text as Monaco holds it */
export function setAssist(model: object, assist: TextAssist | undefined): void {
  if (assist === undefined) {
    assists.delete(model);
  } else {
    assists.set(model, assist);
  }
}

export function assistOf(model: object): TextAssist | undefined {
  return assists.get(model);
}
