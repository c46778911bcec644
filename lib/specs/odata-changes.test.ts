import { expect, it } from 'vitest';
import { breakingChanges } from './breaking-changes.ts';
import { readSpec } from './read-spec.ts';

function named(before: string, after: string): string[] {
  const [then, now] = [readSpec(before).model, readSpec(after).model];
  if (then === undefined || now === undefined) {
    throw new Error('no specification');
  }
  return breakingChanges(then, now).map(({ rule, place, message }) => `${rule} | ${place} | ${message}`);
}

type Change = [what: string, before: string, after: string, expected: string[]];

const product =
  '<EntityType Name="Product"><Key><PropertyRef Name="sku"/></Key><Property Name="sku" Type="Edm.String" Nullable="false"/></EntityType>';

/** OData 4 with the set Products. */
function v4(more: string, container = ''): string {
  return `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
    <edmx:Reference Uri="https://oasis-tcs.github.io/odata-vocabularies/vocabularies/Org.OData.Capabilities.V1.xml"><edmx:Include Namespace="Org.OData.Capabilities.V1" Alias="Can"/></edmx:Reference>
    <edmx:DataServices><Schema Namespace="Shop" Alias="Self">${product}${more}
      <EntityContainer Name="All"><EntitySet Name="Products" EntityType="Self.Product"/>${container}</EntityContainer>
    </Schema></edmx:DataServices></edmx:Edmx>`;
}

/** An entity type with one property more. */
function withPrice(attributes: string, inner = ''): string {
  return v4(`<EntityType Name="Thing"><Property Name="price" ${attributes}>${inner}</Property></EntityType>`);
}

function annotated(target: string, annotation: string): string {
  return v4(`<Annotations Target="${target}">${annotation}</Annotations>`);
}

const insertable = (value: boolean) =>
  `<Annotation Term="Can.InsertRestrictions"><Record><PropertyValue Property="Insertable" Bool="${value}"/></Record></Annotation>`;

const it4 = '<Parameter Name="it" Type="Self.Product"/>';

function action(inner: string, attributes = 'IsBound="true"'): string {
  return `<Action Name="Discount" ${attributes}>${inner}</Action>`;
}

function callOf(name: string): string {
  return `<ActionImport Name="Rise" Action="Shop.${name}"/>`;
}

const ofVersion4: Change[] = [
  [
    'a bound action',
    v4(action(it4)),
    v4(''),
    ['operation-removed | Shop.Discount | The action of Shop.Product is gone.'],
  ],
  [
    'a bound function',
    v4(`<Function Name="Near" IsBound="true">${it4}<ReturnType Type="Edm.Int32"/></Function>`),
    v4(''),
    ['operation-removed | Shop.Near | The function of Shop.Product is gone.'],
  ],
  [
    'one of several overloads',
    v4(
      `<Function Name="Near">${it4}<ReturnType Type="Edm.Int32"/></Function><Function Name="Near"><ReturnType Type="Edm.Int32"/></Function>`,
    ),
    v4('<Function Name="Near"><ReturnType Type="Edm.Int32"/></Function>'),
    ['operation-removed | Shop.Near | The function with (it) is gone.'],
  ],
  [
    'what an action is bound to',
    v4(action(it4)),
    v4(action('<Parameter Name="it" Type="Collection(Self.Product)"/>')),
    ['operation-removed | Shop.Discount | The action of Shop.Product is gone.'],
  ],
  [
    'an action that becomes a function',
    v4(action(it4)),
    v4(`<Function Name="Discount" IsBound="true">${it4}</Function>`),
    ['method-changed | Shop.Discount | It was called by POST and is by GET now.'],
  ],
  [
    'a parameter',
    v4(action(`${it4}<Parameter Name="by" Type="Edm.Int32"/>`)),
    v4(action(it4)),
    ['parameter-removed | Shop.Discount | The parameter by is gone.'],
  ],
  [
    'the type of a parameter',
    v4(action(`${it4}<Parameter Name="by" Type="Edm.Int32"/>`)),
    v4(action(`${it4}<Parameter Name="by" Type="Edm.String"/>`)),
    ['type-changed | Shop.Discount | The parameter by was Edm.Int32 and is Edm.String now.'],
  ],
  [
    'a parameter that is made required',
    v4(action(`${it4}<Parameter Name="by" Type="Edm.Int32"/>`)),
    v4(action(`${it4}<Parameter Name="by" Type="Edm.Int32" Nullable="false"/>`)),
    ['parameter-required | Shop.Discount | The parameter by is required now.'],
  ],
  [
    'a new required parameter',
    v4(action(it4)),
    v4(action(`${it4}<Parameter Name="by" Type="Edm.Int32" Nullable="false"/>`)),
    ['parameter-required | Shop.Discount | The parameter by is new and required.'],
  ],
  [
    'a limit of a parameter',
    v4(action(`${it4}<Parameter Name="why" Type="Edm.String" MaxLength="40"/>`)),
    v4(action(`${it4}<Parameter Name="why" Type="Edm.String" MaxLength="10"/>`)),
    ['limit-narrowed | Shop.Discount | The parameter why was at most 40 long and is at most 10 long now.'],
  ],
  [
    'the order of parameters',
    v4(action(`${it4}<Parameter Name="a" Type="Edm.Int32"/><Parameter Name="b" Type="Edm.Int32"/>`)),
    v4(action(`${it4}<Parameter Name="b" Type="Edm.Int32"/><Parameter Name="a" Type="Edm.Int32"/>`)),
    ['parameter-moved | Shop.Discount | The order of its parameters has changed.'],
  ],
  [
    'the type of a result',
    v4(action(`${it4}<ReturnType Type="Edm.Int32"/>`)),
    v4(action(`${it4}<ReturnType Type="Collection(Edm.Int32)"/>`)),
    ['type-changed | Shop.Discount | The result was Edm.Int32 and is Collection(Edm.Int32) now.'],
  ],
  [
    'a result',
    v4(action(`${it4}<ReturnType Type="Edm.Int32"/>`)),
    v4(action(it4)),
    ['result-removed | Shop.Discount | It no longer gives a result.'],
  ],
  [
    'a result that may be null',
    v4(action(`${it4}<ReturnType Type="Edm.Int32" Nullable="false"/>`)),
    v4(action(`${it4}<ReturnType Type="Edm.Int32"/>`)),
    ['property-optional | Shop.Discount | The result may be null now.'],
  ],
  [
    'a function that nothing may follow',
    v4(`<Function Name="Near" IsBound="true" IsComposable="true">${it4}</Function>`),
    v4(`<Function Name="Near" IsBound="true">${it4}</Function>`),
    ['restriction-added | Shop.Near | Nothing may follow it in the URL any more.'],
  ],
  [
    'an import that calls another action',
    v4(action('', '') + action('', '').replace('Discount', 'Surcharge'), callOf('Discount')),
    v4(action('', '') + action('', '').replace('Discount', 'Surcharge'), callOf('Surcharge')),
    ['import-changed | Rise | It called Shop.Discount and calls Shop.Surcharge now.'],
  ],
  [
    'an action behind an import, once',
    v4(action('', ''), callOf('Discount')),
    v4(''),
    ['import-removed | Rise | The operation Rise is gone.'],
  ],
  [
    'an action that an import still names',
    v4(action('', ''), callOf('Discount')),
    v4('', callOf('Discount')),
    ['operation-removed | Shop.Discount | The action is gone.'],
  ],
  [
    'a parameter of an action behind an import',
    v4(action('<Parameter Name="by" Type="Edm.Int32"/>', ''), callOf('Discount')),
    v4(action('', ''), callOf('Discount')),
    ['parameter-removed | Shop.Discount | The parameter by is gone.'],
  ],
  [
    'a singleton',
    v4('', '<Singleton Name="Best" Type="Shop.Product"/>'),
    v4(''),
    ['entity-set-removed | Best | The singleton Best is gone.'],
  ],
  [
    'a singleton that becomes a set',
    v4('', '<Singleton Name="Best" Type="Shop.Product"/>'),
    v4('', '<EntitySet Name="Best" EntityType="Shop.Product"/>'),
    ['type-changed | Best | The singleton Best is an entity set now.'],
  ],
  [
    'a precision',
    withPrice('Type="Edm.Decimal" Precision="9" Scale="2"'),
    withPrice('Type="Edm.Decimal" Precision="5" Scale="2"'),
    [
      'limit-narrowed | Shop.Thing | The property price was of precision 9 at most and is of precision 5 at most now.',
    ],
  ],
  [
    'a scale',
    withPrice('Type="Edm.Decimal" Scale="3"'),
    withPrice('Type="Edm.Decimal" Scale="1"'),
    [
      'limit-narrowed | Shop.Thing | The property price was of 3 decimal places at most and is of 1 decimal place at most now.',
    ],
  ],
  [
    'a scale that is no longer stated',
    withPrice('Type="Edm.Decimal" Scale="variable"'),
    withPrice('Type="Edm.Decimal"'),
    [
      'limit-narrowed | Shop.Thing | The property price had no such limit and is of 0 decimal places at most now.',
    ],
  ],
  [
    'a length where there was no limit',
    withPrice('Type="Edm.String" MaxLength="max"'),
    withPrice('Type="Edm.String" MaxLength="8"'),
    ['limit-narrowed | Shop.Thing | The property price had no such limit and is at most 8 long now.'],
  ],
  [
    'characters',
    withPrice('Type="Edm.String"'),
    withPrice('Type="Edm.String" Unicode="false"'),
    ['limit-narrowed | Shop.Thing | The property price takes ASCII characters only now.'],
  ],
  [
    'a limit of a type definition',
    v4('<TypeDefinition Name="Code" UnderlyingType="Edm.String" MaxLength="9"/>'),
    v4('<TypeDefinition Name="Code" UnderlyingType="Edm.String" MaxLength="3"/>'),
    ['limit-narrowed | Shop.Code | The type Shop.Code was at most 9 long and is at most 3 long now.'],
  ],
  [
    'the type of a type definition',
    v4('<TypeDefinition Name="Code" UnderlyingType="Edm.String"/>'),
    v4('<TypeDefinition Name="Code" UnderlyingType="Edm.Int32"/>'),
    ['type-changed | Shop.Code | Its values were Edm.String and are Edm.Int32 now.'],
  ],
  [
    'a property that may be null',
    withPrice('Type="Edm.Int32" Nullable="false"'),
    withPrice('Type="Edm.Int32"'),
    ['property-optional | Shop.Thing | The property price may be null now.'],
  ],
  [
    'a new property that is required',
    v4('<EntityType Name="Thing"/>'),
    withPrice('Type="Edm.Int32" Nullable="false"'),
    ['property-required | Shop.Thing | The property price is new and required.'],
  ],
  [
    'a property that is computed now',
    withPrice('Type="Edm.Int32"'),
    withPrice('Type="Edm.Int32"', '<Annotation Term="Org.OData.Core.V1.Computed"/>'),
    [
      'restriction-added | Shop.Thing | The property price no longer permits inserts.',
      'restriction-added | Shop.Thing | The property price no longer permits updates.',
    ],
  ],
  [
    'a set that takes nothing new',
    annotated('Self.All/Products', insertable(true)),
    annotated('Self.All/Products', insertable(false)),
    ['restriction-added | Products | The entity set Products no longer permits inserts.'],
  ],
  [
    'the same where the set itself says it',
    v4('', '<EntitySet Name="Others" EntityType="Shop.Product"/>'),
    v4('', `<EntitySet Name="Others" EntityType="Shop.Product">${insertable(false)}</EntitySet>`),
    ['restriction-added | Others | The entity set Others no longer permits inserts.'],
  ],
  [
    'a set that may not be sorted by a property',
    v4(''),
    annotated(
      'Shop.All/Products',
      '<Annotation Term="Can.SortRestrictions"><Record><PropertyValue Property="NonSortableProperties"><Collection><PropertyPath>sku</PropertyPath></Collection></PropertyValue></Record></Annotation>',
    ),
    ['restriction-added | Products | The entity set Products no longer permits sorting by sku.'],
  ],
  [
    'a key',
    v4(
      '<EntityType Name="T"><Key><PropertyRef Name="a"/></Key><Property Name="a" Type="Edm.Int32"/></EntityType>',
    ),
    v4(
      '<EntityType Name="T"><Key><PropertyRef Name="a"/><PropertyRef Name="b"/></Key><Property Name="a" Type="Edm.Int32"/><Property Name="b" Type="Edm.Int32"/></EntityType>',
    ),
    ['key-changed | Shop.T | The key was a and is a, b now.'],
  ],
  [
    'a base',
    v4('<EntityType Name="T" BaseType="Self.Product"/>'),
    v4('<EntityType Name="T"/>'),
    ['type-changed | Shop.T | The type Shop.T no longer extends Shop.Product.'],
  ],
  [
    'a type that is another kind of type',
    v4('<ComplexType Name="T"/>'),
    v4('<EnumType Name="T"/>'),
    ['type-changed | Shop.T | The type Shop.T was a complex type and is an enumeration now.'],
  ],
  [
    'a type that is closed',
    v4('<ComplexType Name="T" OpenType="true"/>'),
    v4('<ComplexType Name="T"/>'),
    ['restriction-added | Shop.T | It no longer takes properties that are not declared.'],
  ],
  [
    'a stream',
    v4('<EntityType Name="T" HasStream="true"/>'),
    v4('<EntityType Name="T"/>'),
    ['property-removed | Shop.T | Its stream is gone.'],
  ],
  [
    'the value of a member',
    v4('<EnumType Name="T"><Member Name="a"/><Member Name="b"/></EnumType>'),
    v4('<EnumType Name="T"><Member Name="b"/><Member Name="a"/></EnumType>'),
    [
      'value-changed | Shop.T | The value a was 0 and is 1 now.',
      'value-changed | Shop.T | The value b was 1 and is 0 now.',
    ],
  ],
  [
    'members that can no longer be combined',
    v4('<EnumType Name="T" IsFlags="true"/>'),
    v4('<EnumType Name="T"/>'),
    ['restriction-added | Shop.T | Its values can no longer be combined.'],
  ],
  [
    'a term',
    v4('<Term Name="Label" Type="Edm.String"/>'),
    v4(''),
    ['entity-type-removed | Shop.Label | The term Shop.Label is gone.'],
  ],
];

it.each(ofVersion4)('of OData 4 names %s', (_what, before, after, expected) => {
  expect(named(before, after)).toEqual(expected);
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
    'wider limits',
    withPrice('Type="Edm.Decimal" Precision="5" Scale="2"'),
    withPrice('Type="Edm.Decimal" Scale="variable"'),
  ],
  [
    'a new property with a default',
    v4('<EntityType Name="Thing"/>'),
    withPrice('Type="Edm.Int32" Nullable="false" DefaultValue="0"'),
  ],
  [
    'a property that a base declares now',
    v4(
      '<EntityType Name="B"/><EntityType Name="T" BaseType="Shop.B"><Property Name="x" Type="Edm.Int32"/></EntityType>',
    ),
    v4(
      '<EntityType Name="B"><Property Name="x" Type="Edm.Int32"/></EntityType><EntityType Name="T" BaseType="Shop.B"/>',
    ),
  ],
  [
    'an action that is bound to the base now',
    v4(`<EntityType Name="T" BaseType="Self.Product"/>${action('<Parameter Name="it" Type="Self.T"/>')}`),
    v4(`<EntityType Name="T" BaseType="Self.Product"/>${action(it4)}`),
  ],
  ['a set that takes new ones now', annotated('Shop.All/Products', insertable(false)), v4('')],
])('of OData 4 does not name %s', (_what, before, after) => {
  expect(named(before, after)).toEqual([]);
});

/** OData 2 as SAP's services write it. */
function v2(container: string, properties = ''): string {
  return `<edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata" xmlns:sap="http://www.sap.com/Protocols/SAPData">
    <edmx:DataServices m:DataServiceVersion="2.0"><Schema Namespace="Shop" xmlns="http://schemas.microsoft.com/ado/2008/09/edm">
      <EntityType Name="Product"><Key><PropertyRef Name="sku"/></Key><Property Name="sku" Type="Edm.String"/>${properties}</EntityType>
      <EntityContainer Name="All">${container}</EntityContainer>
    </Schema></edmx:DataServices></edmx:Edmx>`;
}

function importOf(attributes: string, inner = ''): string {
  return v2(`<FunctionImport Name="Rise" ${attributes}>${inner}</FunctionImport>`);
}

const set2 = (attributes: string) =>
  v2(`<EntitySet Name="Products" EntityType="Shop.Product" ${attributes}/>`);

it.each<Change>([
  [
    'a method',
    importOf('m:HttpMethod="GET"'),
    importOf('m:HttpMethod="POST"'),
    ['method-changed | Rise | It was called by GET and is by POST now.'],
  ],
  [
    'a parameter and a result of an import',
    importOf('m:HttpMethod="GET" ReturnType="Edm.Int32"', '<Parameter Name="by" Type="Edm.Int32"/>'),
    importOf('m:HttpMethod="GET" ReturnType="Edm.String"', '<Parameter Name="of" Type="Edm.Int32"/>'),
    [
      'parameter-removed | Rise | The parameter by is gone.',
      'parameter-required | Rise | The parameter of is new and required.',
      'type-changed | Rise | The result was Edm.Int32 and is Edm.String now.',
    ],
  ],
  [
    'a set that takes nothing new',
    set2('sap:searchable="true"'),
    set2('sap:searchable="true" sap:creatable="false"'),
    ['restriction-added | Products | The entity set Products no longer permits inserts.'],
  ],
  [
    'a set that cannot be searched any more',
    set2('sap:creatable="false" sap:searchable="true"'),
    set2('sap:creatable="false"'),
    ['restriction-added | Products | The entity set Products no longer permits searches.'],
  ],
  [
    'a property that cannot be sorted by',
    v2('', '<Property Name="p" Type="Edm.Int32"/>'),
    v2('', '<Property Name="p" Type="Edm.Int32" sap:sortable="false"/>'),
    ['restriction-added | Shop.Product | The property p no longer permits sorting.'],
  ],
  [
    'another version',
    v2('<EntitySet Name="Products" EntityType="Shop.Product"/>'),
    v4(''),
    [
      'language-changed | The specification | It was OData 2.0 and is OData 4.0 now: addresses and answers have another form.',
    ],
  ],
])('of OData 2 names %s', (_what, before, after, expected) => {
  expect(named(before, after)).toEqual(expected);
});

it('of OData in JSON names the same', () => {
  const document = (insert: boolean, parameters: object[], maxLength: number) =>
    JSON.stringify({
      $Version: '4.01',
      $Reference: { 'x.json': { $Include: [{ $Namespace: 'Org.OData.Capabilities.V1', $Alias: 'Can' }] } },
      Shop: {
        $Alias: 'Self',
        Product: { $Kind: 'EntityType', $Key: ['sku'], sku: { $MaxLength: maxLength } },
        Discount: [
          {
            $Kind: 'Action',
            $IsBound: true,
            $Parameter: [{ $Name: 'it', $Type: 'Self.Product' }, ...parameters],
          },
        ],
        All: { $Kind: 'EntityContainer', Products: { $Collection: true, $Type: 'Self.Product' } },
        $Annotations: { 'Self.All/Products': { '@Can.InsertRestrictions': { Insertable: insert } } },
      },
    });
  const before = document(true, [{ $Name: 'by', $Type: 'Edm.Int32' }], 9);
  expect(named(before, document(false, [{ $Name: 'by', $Type: 'Edm.Int64' }], 3))).toEqual([
    'restriction-added | Products | The entity set Products no longer permits inserts.',
    'type-changed | Shop.Discount | The parameter by was Edm.Int32 and is Edm.Int64 now.',
    'limit-narrowed | Shop.Product | The property sku was at most 9 long and is at most 3 long now.',
  ]);
});
