'use client';

import { useQueryClient } from '@tanstack/react-query';
import { toast } from '#components/ui/toast.ts';
import { reviewSpecification, type SpecificationAddress, saveSpecification } from '#lib/client/services.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import type { Told } from '#lib/domain/texts/message.ts';
import type { SpecificationReview } from '#lib/specifications/stored-specification.ts';

export interface Reviewed {
  /** Undefined where the specification was read from its address. */
  text: string | undefined;
  review: Told<SpecificationReview>;
}

/** Review and saving of a specification: nothing is stored that was not compared with what is stored. */
export function useSpecificationEdit(address: SpecificationAddress, onSaved: () => void) {
  const t = useTexts('specifications');
  const client = useQueryClient();
  const review = useGuardedMutation({
    mutationFn: async (text: string | undefined): Promise<Reviewed> => ({
      text,
      review: await reviewSpecification(address, text),
    }),
  });
  const save = useGuardedMutation({
    mutationFn: ({ text, review: { revision } }: Reviewed) => saveSpecification(address, { text, revision }),
    async onSuccess() {
      toast.success(t('isSaved'));
      const { application, serviceId } = address;
      await client.invalidateQueries({ queryKey: ['service', application, serviceId] });
      onSaved();
    },
  });
  return {
    review,
    save,
    /** Back to the text, whatever came of the review. */
    reset() {
      review.reset();
      save.reset();
    },
  };
}
