import { z } from 'zod';

/** What a page may ask for: how it asks, and what it is told. */
export interface ViewDefinition<Q extends z.ZodType = z.ZodType, A extends z.ZodType = z.ZodType> {
  /** The question; it is checked when it arrives. */
  query: Q;
  /** The answer. Where a field of it is a list of objects with an `id`, only those travel that have changed. */
  answer: A;
}

export function defineView<Q extends z.ZodType, A extends z.ZodType>(
  query: Q,
  answer: A,
): ViewDefinition<Q, A> {
  return { query, answer };
}

/** The question for a stretch of a list: `size` rows from the one at `from` on, in the order of `sort`. */
export function rowsQuery<F extends z.ZodRawShape>(filter: F) {
  return z.strictObject({
    from: z.int().min(0).default(0),
    size: z.int().min(1).max(500).default(50),
    /** A column's id, with `-` before it for descending. */
    sort: z.string().max(60).optional(),
    ...filter,
  });
}

/** A stretch of a list: its rows, and how many there are. */
export function rowsAnswer<R extends z.ZodType>(row: R) {
  return z.object({
    /** How many rows the filter lets through. */
    total: z.int(),
    /** How many there are without a filter. */
    all: z.int(),
    rows: z.array(row),
  });
}
