import { expect, it } from 'vitest';
import { type ChangeCase, documentedKinds, kindsOf, namedChanges } from '#testing/named-changes.ts';

interface Edmx {
  sets?: string;
  properties?: string;
  more?: string;
}

const sku = '<Property Name="sku" Type="Edm.String" Nullable="false"/>';
const price = '<Property Name="price" Type="Edm.Decimal"/>';

function edmx({ sets, properties = sku + price, more = '' }: Edmx = {}): string {
  const all = sets ?? '<EntitySet Name="Products" EntityType="Shop.Product"/>';
  return `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
    <Schema Namespace="Shop" Alias="Self">
      <EntityType Name="Product"><Key><PropertyRef Name="sku"/></Key>${properties}</EntityType>
      ${more}
      <EntityContainer Name="All">${all}</EntityContainer>
    </Schema></edmx:DataServices></edmx:Edmx>`;
}

const cases: ChangeCase[] = [
  [
    'an entity set removed',
    edmx(),
    edmx({ sets: '' }),
    ['entity-set-removed | Products | The entity set Products is gone.'],
  ],
  [
    'the type of an entity set changed',
    edmx(),
    edmx({ sets: '<EntitySet Name="Products" EntityType="Shop.Thing"/>' }),
    ['type-changed | Products | The entity set Products was of Shop.Product and is of Shop.Thing now.'],
  ],
  [
    'a type removed',
    edmx({ more: `<EntityType Name="Thing">${sku}</EntityType>` }),
    edmx(),
    ['entity-type-removed | Shop.Thing | The type Shop.Thing is gone.'],
  ],
  [
    'a property removed',
    edmx(),
    edmx({ properties: sku }),
    ['property-removed | Shop.Product | The property price is gone.'],
  ],
  [
    'the type of a property changed',
    edmx(),
    edmx({ properties: `${sku}<Property Name="price" Type="Edm.String"/>` }),
    ['type-changed | Shop.Product | The property price was Edm.Decimal and is Edm.String now.'],
  ],
  [
    'a property made required',
    edmx(),
    edmx({ properties: `${sku}<Property Name="price" Type="Edm.Decimal" Nullable="false"/>` }),
    ['property-required | Shop.Product | The property price is required now.'],
  ],
  [
    'a navigation removed',
    edmx({ properties: `${sku}<NavigationProperty Name="maker" Type="Shop.Maker"/>` }),
    edmx({ properties: sku }),
    ['property-removed | Shop.Product | The property maker is gone.'],
  ],
  [
    'an operation import removed',
    edmx({ sets: '<FunctionImport Name="Cheapest" Function="Shop.Cheapest"/>' }),
    edmx({ sets: '' }),
    ['import-removed | Cheapest | The operation Cheapest is gone.'],
  ],
  [
    'a member of an enumeration removed',
    edmx({ more: '<EnumType Name="Colour"><Member Name="Red"/><Member Name="Blue"/></EnumType>' }),
    edmx({ more: '<EnumType Name="Colour"><Member Name="Red"/></EnumType>' }),
    ['value-removed | Shop.Colour | The value Blue is gone.'],
  ],
];

it.each(cases)('of OData names %s', (_kind, before, after, expected) => {
  expect(namedChanges(before, after)).toEqual(expected);
});

it('is documented as it is named', () => {
  expect(kindsOf(cases)).toEqual(documentedKinds('OData'));
});

it('of OData does not name additions, or a type written with an alias', () => {
  const after = edmx({
    sets: '<EntitySet Name="Products" EntityType="Self.Product"/><EntitySet Name="Things" EntityType="Shop.Thing"/>',
    properties: `${sku}${price}<Property Name="colour" Type="Edm.String"/>`,
  });
  expect(namedChanges(edmx(), after)).toEqual([]);
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
  expect(namedChanges(before, document(false, [{ $Name: 'by', $Type: 'Edm.Int64' }], 3))).toEqual([
    'restriction-added | Products | The entity set Products no longer permits inserts.',
    'type-changed | Shop.Discount | The parameter by was Edm.Int32 and is Edm.Int64 now.',
    'limit-narrowed | Shop.Product | The property sku was at most 9 long and is at most 3 long now.',
  ]);
});
