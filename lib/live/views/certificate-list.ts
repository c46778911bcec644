import { integrationNamespace } from '#lib/domain/application/application.ts';
import { issuedCertificatesName } from '#lib/domain/application/issued-certificates.ts';
import { derivedView } from './view-source.ts';

export const certificateListSource = derivedView<'certificate-list'>({
  needs: ['issuedcertificates', 'revokedcertificates', 'applications'],
  read({ model, viewer, query: { application } }) {
    if (!viewer.mayList('issuedcertificates', integrationNamespace)) {
      return { certificates: [], revoked: [] };
    }
    const key = `${integrationNamespace}/${issuedCertificatesName(application)}`;
    const certificates = model.get('issuedcertificates', key)?.certificates ?? [];
    const revoked = new Set(model.list('revokedcertificates').flatMap(({ keys }) => keys));
    return {
      certificates: certificates.map((certificate) => ({ ...certificate, id: certificate.fingerprint })),
      revoked: certificates.map(({ fingerprint }) => fingerprint).filter((one) => revoked.has(one)),
      applicationUid: model.get('applications', application)?.metadata.uid,
    };
  },
});
