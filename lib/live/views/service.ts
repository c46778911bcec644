import { serviceAnswer } from '#lib/domain/view/service-answer.ts';
import { graphNeeds } from '../model/live-model.ts';
import { derivedView } from './view-source.ts';

export const serviceSource = derivedView<'service'>({
  needs: graphNeeds,
  concerns({ kinds, parts }, { model, query }) {
    const part = model.partOf('applications', query.application);
    return kinds.has('applications') || (part !== undefined && parts.made.includes(part));
  },
  read({ model, viewer, query }) {
    const part = viewer.mayList('applications') ? model.partOf('applications', query.application) : undefined;
    const application = part?.objects.applications.find(
      ({ metadata }) => metadata.name === query.application,
    );
    return serviceAnswer(application, query.id, part?.chains);
  },
});
