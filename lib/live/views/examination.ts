import { message } from '#lib/domain/texts/message.ts';
import { attentionOf } from '#lib/domain/view/attention.ts';
import { graphNeeds } from '../model/live-model.ts';
import { partOfNode } from './part-of-node.ts';
import { checkSeesChains } from './sees-chains.ts';
import { derivedView } from './view-source.ts';

export const examinationSource = derivedView<'examination'>({
  needs: graphNeeds,
  read({ model, viewer, query: { application } }) {
    checkSeesChains(viewer);
    const chains = partOfNode(model, `application:${application}`)?.chains;
    if (chains === undefined) {
      return { findings: [] };
    }
    const nodes = Object.values(chains.of(application)).flat();
    return {
      findings: attentionOf({ nodes, chains, connections: [] }).map(
        ({ id, subject, namespace, health, word, problem }) => ({
          id,
          subject:
            namespace === undefined ? subject : message('views.subjectInNamespace', { subject, namespace }),
          health: { status: health, word, problem },
        }),
      ),
    };
  },
});
