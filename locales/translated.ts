/** The same keys as in English, each with its text. */
export type Translated<English> = { readonly [K in keyof English]: string };
