import { expect, it } from 'vitest';
import { type ChangeCase, documentedKinds, kindsOf, namedChanges } from '#testing/named-changes.ts';
import { v4 } from '#testing/odata-documents.ts';

const it4 = '<Parameter Name="it" Type="Self.Product"/>';

function action(inner: string, attributes = 'IsBound="true"'): string {
  return `<Action Name="Discount" ${attributes}>${inner}</Action>`;
}

function callOf(name: string): string {
  return `<ActionImport Name="Rise" Action="Shop.${name}"/>`;
}

const cases: ChangeCase[] = [
  [
    'a bound action removed',
    v4(action(it4)),
    v4(''),
    ['operation-removed | Shop.Discount | The action of Shop.Product is gone.'],
  ],
  [
    'a bound function removed',
    v4(`<Function Name="Near" IsBound="true">${it4}<ReturnType Type="Edm.Int32"/></Function>`),
    v4(''),
    ['operation-removed | Shop.Near | The function of Shop.Product is gone.'],
  ],
  [
    'an overload removed',
    v4(
      `<Function Name="Near">${it4}<ReturnType Type="Edm.Int32"/></Function><Function Name="Near"><ReturnType Type="Edm.Int32"/></Function>`,
    ),
    v4('<Function Name="Near"><ReturnType Type="Edm.Int32"/></Function>'),
    ['operation-removed | Shop.Near | The function with (it) is gone.'],
  ],
  [
    'what an action is bound to changed',
    v4(action(it4)),
    v4(action('<Parameter Name="it" Type="Collection(Self.Product)"/>')),
    ['operation-removed | Shop.Discount | The action of Shop.Product is gone.'],
  ],
  [
    'an action made a function',
    v4(action(it4)),
    v4(`<Function Name="Discount" IsBound="true">${it4}</Function>`),
    ['method-changed | Shop.Discount | It was called by POST and is by GET now.'],
  ],
  [
    'a parameter removed',
    v4(action(`${it4}<Parameter Name="by" Type="Edm.Int32"/>`)),
    v4(action(it4)),
    ['parameter-removed | Shop.Discount | The parameter by is gone.'],
  ],
  [
    'the type of a parameter changed',
    v4(action(`${it4}<Parameter Name="by" Type="Edm.Int32"/>`)),
    v4(action(`${it4}<Parameter Name="by" Type="Edm.String"/>`)),
    ['type-changed | Shop.Discount | The parameter by was Edm.Int32 and is Edm.String now.'],
  ],
  [
    'a parameter made required',
    v4(action(`${it4}<Parameter Name="by" Type="Edm.Int32"/>`)),
    v4(action(`${it4}<Parameter Name="by" Type="Edm.Int32" Nullable="false"/>`)),
    ['parameter-required | Shop.Discount | The parameter by is required now.'],
  ],
  [
    'a required parameter added',
    v4(action(it4)),
    v4(action(`${it4}<Parameter Name="by" Type="Edm.Int32" Nullable="false"/>`)),
    ['parameter-required | Shop.Discount | The parameter by is new and required.'],
  ],
  [
    'a limit of a parameter narrowed',
    v4(action(`${it4}<Parameter Name="why" Type="Edm.String" MaxLength="40"/>`)),
    v4(action(`${it4}<Parameter Name="why" Type="Edm.String" MaxLength="10"/>`)),
    ['limit-narrowed | Shop.Discount | The parameter why was at most 40 long and is at most 10 long now.'],
  ],
  [
    'the order of parameters changed',
    v4(action(`${it4}<Parameter Name="a" Type="Edm.Int32"/><Parameter Name="b" Type="Edm.Int32"/>`)),
    v4(action(`${it4}<Parameter Name="b" Type="Edm.Int32"/><Parameter Name="a" Type="Edm.Int32"/>`)),
    ['parameter-moved | Shop.Discount | The order of its parameters has changed.'],
  ],
  [
    'the type of a result changed',
    v4(action(`${it4}<ReturnType Type="Edm.Int32"/>`)),
    v4(action(`${it4}<ReturnType Type="Collection(Edm.Int32)"/>`)),
    ['type-changed | Shop.Discount | The result was Edm.Int32 and is Collection(Edm.Int32) now.'],
  ],
  [
    'a result removed',
    v4(action(`${it4}<ReturnType Type="Edm.Int32"/>`)),
    v4(action(it4)),
    ['result-removed | Shop.Discount | It no longer gives a result.'],
  ],
  [
    'a result made nullable',
    v4(action(`${it4}<ReturnType Type="Edm.Int32" Nullable="false"/>`)),
    v4(action(`${it4}<ReturnType Type="Edm.Int32"/>`)),
    ['property-optional | Shop.Discount | The result may be null now.'],
  ],
  [
    'a function made not composable',
    v4(`<Function Name="Near" IsBound="true" IsComposable="true">${it4}</Function>`),
    v4(`<Function Name="Near" IsBound="true">${it4}</Function>`),
    ['restriction-added | Shop.Near | Nothing may follow it in the URL any more.'],
  ],
  [
    'an import made to call another action',
    v4(action('', '') + action('', '').replace('Discount', 'Surcharge'), callOf('Discount')),
    v4(action('', '') + action('', '').replace('Discount', 'Surcharge'), callOf('Surcharge')),
    ['import-changed | Rise | It called Shop.Discount and calls Shop.Surcharge now.'],
  ],
  [
    'an import removed',
    v4(action('', ''), callOf('Discount')),
    v4(''),
    ['import-removed | Rise | The operation Rise is gone.'],
  ],
  [
    'an action that an import names removed',
    v4(action('', ''), callOf('Discount')),
    v4('', callOf('Discount')),
    ['operation-removed | Shop.Discount | The action is gone.'],
  ],
  [
    'a parameter of an imported action removed',
    v4(action('<Parameter Name="by" Type="Edm.Int32"/>', ''), callOf('Discount')),
    v4(action('', ''), callOf('Discount')),
    ['parameter-removed | Shop.Discount | The parameter by is gone.'],
  ],
];

it.each(cases)('of OData 4 names %s', (_kind, before, after, expected) => {
  expect(namedChanges(before, after)).toEqual(expected);
});

it('is documented as it is named', () => {
  expect(kindsOf(cases)).toEqual(documentedKinds('OData: operations'));
});

it.each<[what: string, before: string, after: string]>([
  ['a new action, overload or import', v4(''), v4(action(it4), callOf('Discount'))],
  [
    'a new parameter that may be null',
    v4(action(it4)),
    v4(action(`${it4}<Parameter Name="by" Type="Edm.Int32"/>`)),
  ],
  [
    'a new parameter of a function that is optional',
    v4(`<Function Name="Near" IsBound="true">${it4}</Function>`),
    v4(
      `<Function Name="Near" IsBound="true">${it4}<Parameter Name="by" Type="Edm.Int32"><Annotation Term="Org.OData.Core.V1.OptionalParameter"/></Parameter></Function>`,
    ),
  ],
  [
    'an action that is bound to the base now',
    v4(`<EntityType Name="T" BaseType="Self.Product"/>${action('<Parameter Name="it" Type="Self.T"/>')}`),
    v4(`<EntityType Name="T" BaseType="Self.Product"/>${action(it4)}`),
  ],
])('of OData 4 does not name %s', (_what, before, after) => {
  expect(namedChanges(before, after)).toEqual([]);
});
