'use client';

import { useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { ServiceForm } from '#lib/domain/application/service-form.ts';
import { sameJson } from '#lib/domain/kubernetes/same-json.ts';
import type { Told } from '#lib/domain/texts/message.ts';
import {
  fieldsToFill,
  type ProposedForm,
  proposedForm,
  proposedTargets,
} from '#lib/specifications/proposed-form.ts';
import type { ServiceProposal } from '#lib/specifications/service-proposal.ts';

/** What the specification in the form says about the other fields. */
export interface SpecificationProposal {
  proposed: ProposedForm;
  /** Where the API may be, the likeliest first. */
  targets: string[];
  /** What callers need that cannot be chosen here. */
  unsupported: string | undefined;
  documentUrl: string;
}

/** Fills the form in from its specification; what a person entered stays. */
export function useSpecificationProposal(form: UseFormReturn<ServiceForm>, application: string) {
  const [last, setLast] = useState<SpecificationProposal>();

  function fillIn(proposal: Told<ServiceProposal>): void {
    const { specUrl, ...values } = form.getValues();
    // a fetched document that was edited since still comes from there
    const isSameDocument = last?.proposed.name === proposal.name;
    const documentUrl = specUrl || (isSameDocument ? last.documentUrl : '');
    const next: SpecificationProposal = {
      proposed: proposedForm(proposal, { application, documentUrl }),
      targets: proposedTargets(proposal, documentUrl),
      unsupported: proposal.credentials.unsupported,
      documentUrl,
    };
    if (sameJson(next, last)) {
      return;
    }
    for (const [name, value] of Object.entries(fieldsToFill(values, next.proposed, last?.proposed))) {
      form.setValue(name as keyof ProposedForm, value as ServiceForm[keyof ProposedForm], {
        shouldDirty: true,
      });
      form.clearErrors(name as keyof ProposedForm);
    }
    setLast(next);
  }

  return { proposal: last, fillIn, forget: () => setLast(undefined) };
}
