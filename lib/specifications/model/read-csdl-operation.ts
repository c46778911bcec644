import type { ODataOperation } from './odata-model.ts';
import { isOptionalParameter } from './odata-restrictions.ts';
import { type CsdlMeans, readCsdlValue } from './read-csdl-means.ts';
import { type JsonObject, listOf, objectOf, textOf } from './read-values.ts';

/** One overload of an action or a function. */
export function readCsdlOperation(name: string, facts: JsonObject, means: CsdlMeans): ODataOperation {
  const isBound = facts.$IsBound === true;
  const parameters = listOf(facts.$Parameter).map(objectOf);
  const [binding = {}] = parameters;
  return {
    name,
    kind: facts.$Kind === 'Action' ? 'action' : 'function',
    boundTo: isBound ? readCsdlValue(binding, means).type : '',
    parameters: parameters.slice(isBound ? 1 : 0).map((parameter) => {
      const own = textOf(parameter.$Name);
      const isOptional = isOptionalParameter(means.annotationsOf(`${name}/${own}`, parameter));
      return { name: own, ...readCsdlValue(parameter, means), ...(isOptional ? { isOptional } : {}) };
    }),
    ...(facts.$ReturnType === undefined ? {} : { result: readCsdlValue(objectOf(facts.$ReturnType), means) }),
    ...(facts.$IsComposable === true ? { isComposable: true } : {}),
  };
}
