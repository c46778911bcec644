/** Outside of texts only such a run of digits can lose one as a number. */
const manyDigits = /(?:^|[[:,\s])-?\d{16,}(?![\d.eE])/;

/** Whether JSON may hold a whole number that a number would round; inside of texts such a run of digits costs a slower reader. */
export function hasManyDigits(text: string): boolean {
  return manyDigits.test(text);
}
