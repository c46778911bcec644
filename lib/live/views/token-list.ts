import { integrationNamespace } from '#lib/domain/application/application.ts';
import { failedTokenRequest } from '#lib/domain/view/token-rows.ts';
import { derivedView } from './view-source.ts';

export const tokenListSource = derivedView<'token-list'>({
  needs: ['connectiontokens', 'tokenrequests'],
  read({ model, viewer, query: { application } }) {
    const mayList =
      viewer.mayList('connectiontokens', integrationNamespace) && viewer.mayList('tokenrequests');
    if (!mayList) {
      return { tokens: [] };
    }
    const failed = failedTokenRequest(application, model.list('tokenrequests'));
    return {
      tokens: model.tokensOf(application).map(({ id, secretName, step, createdAt, expiresAt }) => ({
        id,
        secretName,
        step,
        createdAt,
        expiresAt,
      })),
      ...(failed === undefined ? {} : { refusal: failed.status?.error ?? '' }),
    };
  },
});
