import { expect, it } from 'vitest';
import { type ChangeCase, documentedKinds, kindsOf, namedChanges } from '#testing/named-changes.ts';
import { v4 } from '#testing/odata-documents.ts';

/** An entity type with one property more. */
function withPrice(attributes: string, inner = ''): string {
  return v4(`<EntityType Name="Thing"><Property Name="price" ${attributes}>${inner}</Property></EntityType>`);
}

function annotated(target: string, annotation: string): string {
  return v4(`<Annotations Target="${target}">${annotation}</Annotations>`);
}

const insertable = (value: boolean) =>
  `<Annotation Term="Can.InsertRestrictions"><Record><PropertyValue Property="Insertable" Bool="${value}"/></Record></Annotation>`;

const cases: ChangeCase[] = [
  [
    'a singleton removed',
    v4('', '<Singleton Name="Best" Type="Shop.Product"/>'),
    v4(''),
    ['entity-set-removed | Best | The singleton Best is gone.'],
  ],
  [
    'a singleton made an entity set',
    v4('', '<Singleton Name="Best" Type="Shop.Product"/>'),
    v4('', '<EntitySet Name="Best" EntityType="Shop.Product"/>'),
    ['type-changed | Best | The singleton Best is an entity set now.'],
  ],
  [
    'a precision narrowed',
    withPrice('Type="Edm.Decimal" Precision="9" Scale="2"'),
    withPrice('Type="Edm.Decimal" Precision="5" Scale="2"'),
    [
      'limit-narrowed | Shop.Thing | The property price was of precision 9 at most and is of precision 5 at most now.',
    ],
  ],
  [
    'a scale narrowed',
    withPrice('Type="Edm.Decimal" Scale="3"'),
    withPrice('Type="Edm.Decimal" Scale="1"'),
    [
      'limit-narrowed | Shop.Thing | The property price was of 3 decimal places at most and is of 1 decimal place at most now.',
    ],
  ],
  [
    'a scale left out',
    withPrice('Type="Edm.Decimal" Scale="variable"'),
    withPrice('Type="Edm.Decimal"'),
    [
      'limit-narrowed | Shop.Thing | The property price had no such limit and is of 0 decimal places at most now.',
    ],
  ],
  [
    'a length limited',
    withPrice('Type="Edm.String" MaxLength="max"'),
    withPrice('Type="Edm.String" MaxLength="8"'),
    ['limit-narrowed | Shop.Thing | The property price had no such limit and is at most 8 long now.'],
  ],
  [
    'characters limited to ASCII',
    withPrice('Type="Edm.String"'),
    withPrice('Type="Edm.String" Unicode="false"'),
    ['limit-narrowed | Shop.Thing | The property price takes ASCII characters only now.'],
  ],
  [
    'a limit of a type definition narrowed',
    v4('<TypeDefinition Name="Code" UnderlyingType="Edm.String" MaxLength="9"/>'),
    v4('<TypeDefinition Name="Code" UnderlyingType="Edm.String" MaxLength="3"/>'),
    ['limit-narrowed | Shop.Code | The type Shop.Code was at most 9 long and is at most 3 long now.'],
  ],
  [
    'the type of a type definition changed',
    v4('<TypeDefinition Name="Code" UnderlyingType="Edm.String"/>'),
    v4('<TypeDefinition Name="Code" UnderlyingType="Edm.Int32"/>'),
    ['type-changed | Shop.Code | Its values were Edm.String and are Edm.Int32 now.'],
  ],
  [
    'a property made nullable',
    withPrice('Type="Edm.Int32" Nullable="false"'),
    withPrice('Type="Edm.Int32"'),
    ['property-optional | Shop.Thing | The property price may be null now.'],
  ],
  [
    'a required property added',
    v4('<EntityType Name="Thing"/>'),
    withPrice('Type="Edm.Int32" Nullable="false"'),
    ['property-required | Shop.Thing | The property price is new and required.'],
  ],
  [
    'a property made computed',
    withPrice('Type="Edm.Int32"'),
    withPrice('Type="Edm.Int32"', '<Annotation Term="Org.OData.Core.V1.Computed"/>'),
    [
      'restriction-added | Shop.Thing | The property price no longer permits inserts.',
      'restriction-added | Shop.Thing | The property price no longer permits updates.',
    ],
  ],
  [
    'an entity set made not insertable',
    annotated('Self.All/Products', insertable(true)),
    annotated('Self.All/Products', insertable(false)),
    ['restriction-added | Products | The entity set Products no longer permits inserts.'],
  ],
  [
    'an entity set made not insertable by itself',
    v4('', '<EntitySet Name="Others" EntityType="Shop.Product"/>'),
    v4('', `<EntitySet Name="Others" EntityType="Shop.Product">${insertable(false)}</EntitySet>`),
    ['restriction-added | Others | The entity set Others no longer permits inserts.'],
  ],
  [
    'sorting by a property taken away',
    v4(''),
    annotated(
      'Shop.All/Products',
      '<Annotation Term="Can.SortRestrictions"><Record><PropertyValue Property="NonSortableProperties"><Collection><PropertyPath>sku</PropertyPath></Collection></PropertyValue></Record></Annotation>',
    ),
    ['restriction-added | Products | The entity set Products no longer permits sorting by sku.'],
  ],
  [
    'a key changed',
    v4(
      '<EntityType Name="T"><Key><PropertyRef Name="a"/></Key><Property Name="a" Type="Edm.Int32"/></EntityType>',
    ),
    v4(
      '<EntityType Name="T"><Key><PropertyRef Name="a"/><PropertyRef Name="b"/></Key><Property Name="a" Type="Edm.Int32"/><Property Name="b" Type="Edm.Int32"/></EntityType>',
    ),
    ['key-changed | Shop.T | The key was a and is a, b now.'],
  ],
  [
    'a base type removed',
    v4('<EntityType Name="T" BaseType="Self.Product"/>'),
    v4('<EntityType Name="T"/>'),
    ['type-changed | Shop.T | The type Shop.T no longer extends Shop.Product.'],
  ],
  [
    'a type made another kind of type',
    v4('<ComplexType Name="T"/>'),
    v4('<EnumType Name="T"/>'),
    ['type-changed | Shop.T | The type Shop.T was a complex type and is an enumeration now.'],
  ],
  [
    'an open type closed',
    v4('<ComplexType Name="T" OpenType="true"/>'),
    v4('<ComplexType Name="T"/>'),
    ['restriction-added | Shop.T | It no longer takes properties that are not declared.'],
  ],
  [
    'a stream removed',
    v4('<EntityType Name="T" HasStream="true"/>'),
    v4('<EntityType Name="T"/>'),
    ['property-removed | Shop.T | Its stream is gone.'],
  ],
  [
    'the value of a member changed',
    v4('<EnumType Name="T"><Member Name="a"/><Member Name="b"/></EnumType>'),
    v4('<EnumType Name="T"><Member Name="b"/><Member Name="a"/></EnumType>'),
    [
      'value-changed | Shop.T | The value a was 0 and is 1 now.',
      'value-changed | Shop.T | The value b was 1 and is 0 now.',
    ],
  ],
  [
    'members made exclusive',
    v4('<EnumType Name="T" IsFlags="true"/>'),
    v4('<EnumType Name="T"/>'),
    ['restriction-added | Shop.T | Its values can no longer be combined.'],
  ],
  [
    'a term removed',
    v4('<Term Name="Label" Type="Edm.String"/>'),
    v4(''),
    ['entity-type-removed | Shop.Label | The term Shop.Label is gone.'],
  ],
];

it.each(cases)('of OData 4 names %s', (_kind, before, after, expected) => {
  expect(namedChanges(before, after)).toEqual(expected);
});

it('is documented as it is named', () => {
  expect(kindsOf(cases)).toEqual(documentedKinds('OData: sets, types and limits'));
});

it.each<[what: string, before: string, after: string]>([
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
  ['a set that takes new ones now', annotated('Shop.All/Products', insertable(false)), v4('')],
])('of OData 4 does not name %s', (_what, before, after) => {
  expect(namedChanges(before, after)).toEqual([]);
});
