import { applicationNames } from '#lib/domain/view/application-names.ts';
import { derivedView } from './view-source.ts';

export const connectNamesSource = derivedView<'connect-names'>({
  needs: ['applications'],
  read({ model, viewer, query: { text } }) {
    const applications = viewer.mayList('applications') ? model.list('applications') : [];
    return applicationNames(
      applications.map(({ metadata }) => metadata.name),
      text,
    );
  },
});
