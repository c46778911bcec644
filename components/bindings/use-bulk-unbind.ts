'use client';

import { useState } from 'react';
import { unbindService } from '#lib/client/bindings.ts';
import type { RowOf } from '#lib/client/page-query.ts';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import { targetOfBindingRow } from '#lib/domain/view/binding-target.ts';
import { unbindOrder } from '#lib/domain/view/unbind-order.ts';

type Row = RowOf<'binding-rows'>;

/** So many lots of rows are unbound at the same time. */
const atOnce = 4;

/** Unbinds rows; each failure leaves the others alone, and starting again takes only what is left. @param onDone called once nothing is left. */
export function useBulkUnbind(rows: readonly Row[], onDone: () => void) {
  const [ended, setEnded] = useState<ReadonlyMap<string, 'done' | Error>>(new Map());
  const end = (row: Row, how: 'done' | Error) => setEnded((before) => new Map(before).set(row.id, how));

  async function unbindOne(row: Row): Promise<boolean> {
    try {
      await unbindService(targetOfBindingRow(row));
      end(row, 'done');
      return true;
    } catch (error) {
      end(row, error instanceof Error ? error : new Error(String(error)));
      return false;
    }
  }

  const { mutate, isPending } = useGuardedMutation({
    async mutationFn(left: readonly Row[]) {
      const lots = unbindOrder(left).values();
      let areDone = true;
      await Promise.all(
        Array.from({ length: atOnce }, async () => {
          for (const lot of lots) {
            for (const row of lot) {
              areDone = (await unbindOne(row)) && areDone;
            }
          }
        }),
      );
      return areDone;
    },
    onSuccess: (areDone) => (areDone ? onDone() : undefined),
  });

  return {
    isPending,
    doneCount: rows.filter(({ id }) => ended.get(id) === 'done').length,
    failed: rows.flatMap((row) => {
      const error = ended.get(row.id);
      return error instanceof Error ? [{ row, error }] : [];
    }),
    start: () => mutate(rows.filter(({ id }) => ended.get(id) !== 'done')),
  };
}
