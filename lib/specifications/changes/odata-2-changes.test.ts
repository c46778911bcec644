import { expect, it } from 'vitest';
import { type ChangeCase, documentedKinds, kindsOf, namedChanges } from '#testing/named-changes.ts';
import { v2, v4 } from '#testing/odata-documents.ts';

function importOf(attributes: string, inner = ''): string {
  return v2(`<FunctionImport Name="Rise" ${attributes}>${inner}</FunctionImport>`);
}

const set2 = (attributes: string) =>
  v2(`<EntitySet Name="Products" EntityType="Shop.Product" ${attributes}/>`);

const cases: ChangeCase[] = [
  [
    'the method of an import changed',
    importOf('m:HttpMethod="GET"'),
    importOf('m:HttpMethod="POST"'),
    ['method-changed | Rise | It was called by GET and is by POST now.'],
  ],
  [
    'a signature changed',
    importOf('m:HttpMethod="GET" ReturnType="Edm.Int32"', '<Parameter Name="by" Type="Edm.Int32"/>'),
    importOf('m:HttpMethod="GET" ReturnType="Edm.String"', '<Parameter Name="of" Type="Edm.Int32"/>'),
    [
      'parameter-removed | Rise | The parameter by is gone.',
      'parameter-required | Rise | The parameter of is new and required.',
      'type-changed | Rise | The result was Edm.Int32 and is Edm.String now.',
    ],
  ],
  [
    'an entity set made not creatable',
    set2('sap:searchable="true"'),
    set2('sap:searchable="true" sap:creatable="false"'),
    ['restriction-added | Products | The entity set Products no longer permits inserts.'],
  ],
  [
    'an entity set made not searchable',
    set2('sap:creatable="false" sap:searchable="true"'),
    set2('sap:creatable="false"'),
    ['restriction-added | Products | The entity set Products no longer permits searches.'],
  ],
  [
    'a property made not sortable',
    v2('', '<Property Name="p" Type="Edm.Int32"/>'),
    v2('', '<Property Name="p" Type="Edm.Int32" sap:sortable="false"/>'),
    ['restriction-added | Shop.Product | The property p no longer permits sorting.'],
  ],
  [
    'the version of the protocol changed',
    v2('<EntitySet Name="Products" EntityType="Shop.Product"/>'),
    v4(''),
    [
      'language-changed | The specification | It was OData 2.0 and is OData 4.0 now: addresses and answers have another form.',
    ],
  ],
];

it.each(cases)('of OData 2 names %s', (_kind, before, after, expected) => {
  expect(namedChanges(before, after)).toEqual(expected);
});

it('is documented as it is named', () => {
  expect(kindsOf(cases)).toEqual(documentedKinds('OData 2'));
});
