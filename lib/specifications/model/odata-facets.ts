import { type Message, message, type Sentence } from '#lib/domain/texts/message.ts';
import type { ODataFacets } from './odata-model.ts';

/** As the document states them: texts in XML, numbers in JSON. */
export interface StatedFacets {
  maxLength: unknown;
  precision: unknown;
  scale: unknown;
  unicode: unknown;
}

/** From version 4 on values of these types have no parts of a second where nothing is stated. */
const temporal = new Set(['Edm.DateTimeOffset', 'Edm.Duration', 'Edm.TimeOfDay']);

/** What limits the values of `type`, with what holds where nothing is stated, and in words what is stated. */
export function readFacets(
  type: string,
  stated: StatedFacets,
  isVersion4: boolean,
): { facets: ODataFacets; rules: Sentence[] } {
  const longest = numberOf(stated.maxLength);
  const precision = numberOf(stated.precision) ?? (isVersion4 && temporal.has(type) ? 0 : undefined);
  const isScaleFree = stated.scale === undefined || stated.scale === '';
  const scale = isScaleFree && isVersion4 && type === 'Edm.Decimal' ? 0 : numberOf(stated.scale);
  return {
    facets: {
      ...(longest === undefined ? {} : { maxLength: longest }),
      ...(precision === undefined ? {} : { precision }),
      ...(scale === undefined ? {} : { scale }),
      ...(String(stated.unicode) === 'false' ? { isAscii: true } : {}),
    },
    rules: [
      ...wordsOf(stated.maxLength, (value) => message('reference.longest', { value })),
      ...wordsOf(stated.precision, (value) => message('reference.precision', { value })),
      ...wordsOf(stated.scale, scaleWords),
      ...(String(stated.unicode) === 'false' ? [message('reference.asciiOnly')] : []),
    ],
  };
}

/** Undefined for what is no limit: `max`, `variable`, `floating`, nothing. */
function numberOf(value: unknown): number | undefined {
  const isNumber = (typeof value === 'string' && /^\d+$/.test(value)) || typeof value === 'number';
  return isNumber ? Number(value) : undefined;
}

/** `variable` and `floating` are no number. */
function scaleWords(value: string): Message {
  if (numberOf(value) === undefined) {
    return message('reference.anyScale');
  }
  return message('reference.scale', { count: Number(value) });
}

function wordsOf(value: unknown, words: (value: string) => Message): Message[] {
  return value === undefined || value === '' ? [] : [words(String(value))];
}
