import { expect, it } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import type { ODataModel } from './model/odata-model.ts';
import { readSpecification } from './read-specification.ts';

const edmx = `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
  <Schema Namespace="Shop" Alias="Self">
    <TypeDefinition Name="Code" UnderlyingType="Edm.String" MaxLength="9"/>
    <EnumType Name="State"><Member Name="R&amp;D"/><Member Name="&#x53;old" Value="7"/></EnumType>
    <Term Name="Label" Type="Edm.String"/>
    <EntityType Name="Thing" Abstract="true" OpenType="true"><Key><PropertyRef Name="code"/></Key><Property Name="code" Type="Self.Code"/></EntityType>
    <EntityType Name="Product" BaseType="Self.Thing" HasStream="true"><Property Name="price" Type="Edm.Decimal" Precision="9" Scale="2"/></EntityType>
    <Action Name="Discount" IsBound="true"><Parameter Name="it" Type="Self.Product"/><Parameter Name="by" Type="Edm.Int32" Nullable="false"/></Action>
    <Function Name="Best" IsBound="true"><Parameter Name="all" Type="Collection(Self.Product)"/><Parameter Name="from" Type="Edm.Date"/><ReturnType Type="Self.Product"/></Function>
    <Function Name="Near" IsComposable="true"><Parameter Name="place" Type="Edm.String" MaxLength="40"/><ReturnType Type="Collection(Self.Product)"/></Function>
    <Action Name="Rise"/>
    <EntityContainer Name="All">
      <EntitySet Name="Products" EntityType="Self.Product"/>
      <Singleton Name="Top" Type="Self.Product"/>
      <FunctionImport Name="NearBy" Function="Self.Near" EntitySet="Products"/>
      <ActionImport Name="Rise" Action="Self.Rise"/>
    </EntityContainer>
  </Schema></edmx:DataServices></edmx:Edmx>`;

const csdl = JSON.stringify({
  $Version: '4.0',
  $EntityContainer: 'Shop.All',
  Shop: {
    $Alias: 'Self',
    Code: { $Kind: 'TypeDefinition', $UnderlyingType: 'Edm.String', $MaxLength: 9 },
    State: { $Kind: 'EnumType', 'R&D': 0, Sold: 7 },
    Label: { $Kind: 'Term', $Nullable: true },
    Thing: {
      $Kind: 'EntityType',
      $Abstract: true,
      $OpenType: true,
      $Key: ['code'],
      code: { $Type: 'Self.Code' },
    },
    Product: {
      $Kind: 'EntityType',
      $BaseType: 'Self.Thing',
      $HasStream: true,
      price: { $Type: 'Edm.Decimal', $Precision: 9, $Scale: 2, $Nullable: true },
    },
    Discount: [
      {
        $Kind: 'Action',
        $IsBound: true,
        $Parameter: [
          { $Name: 'it', $Type: 'Self.Product', $Nullable: true },
          { $Name: 'by', $Type: 'Edm.Int32' },
        ],
      },
    ],
    Best: [
      {
        $Kind: 'Function',
        $IsBound: true,
        $Parameter: [
          { $Name: 'all', $Collection: true, $Type: 'Self.Product', $Nullable: true },
          { $Name: 'from', $Type: 'Edm.Date', $Nullable: true },
        ],
        $ReturnType: { $Type: 'Self.Product', $Nullable: true },
      },
    ],
    Near: [
      {
        $Kind: 'Function',
        $IsComposable: true,
        $Parameter: [{ $Name: 'place', $MaxLength: 40, $Nullable: true }],
        $ReturnType: { $Collection: true, $Type: 'Self.Product', $Nullable: true },
      },
    ],
    Rise: [{ $Kind: 'Action' }],
    All: {
      $Kind: 'EntityContainer',
      Products: { $Collection: true, $Type: 'Self.Product' },
      Top: { $Type: 'Self.Product' },
      NearBy: { $Function: 'Self.Near' },
      Rise: { $Action: 'Self.Rise' },
    },
  },
});

const both: [string, string][] = [
  ['XML', edmx],
  ['JSON', csdl],
];

it.each(both)('reads all that OData in %s can be called by', (_name, text) => {
  const { operations, operationCount } = renderAll('en', readSpecification(text)).report;
  expect(operations.map(({ method, path, summary }) => `${method} ${path} | ${summary}`)).toEqual([
    'GET /Products | Entity set of Shop.Product',
    'GET /Top | Single Shop.Product',
    'GET /NearBy(place={place}) | Function, takes place, gives Collection(Shop.Product)',
    'POST /Rise | Action',
    'POST /Products({key})/Shop.Discount | Action of Shop.Product, takes by',
    'GET /Products/Shop.Best(from={from}) | Function of Collection(Shop.Product), takes from, gives Shop.Product',
  ]);
  expect(operationCount).toBe(6);
});

it.each(both)('reads types, operations and their limits of OData in %s', (_name, text) => {
  const model = renderAll('en', readSpecification(text)).model as ODataModel;
  const named = new Map(model.operations.map((operation) => [operation.name, operation]));
  expect(['Discount', 'Best', 'Near', 'Rise'].map((name) => named.get(`Shop.${name}`))).toMatchObject([
    {
      name: 'Shop.Discount',
      kind: 'action',
      boundTo: 'Shop.Product',
      parameters: [{ name: 'by', nullable: false }],
    },
    {
      name: 'Shop.Best',
      kind: 'function',
      boundTo: 'Collection(Shop.Product)',
      parameters: [{ name: 'from', type: 'Edm.Date', nullable: true }],
      result: { type: 'Shop.Product' },
    },
    {
      name: 'Shop.Near',
      boundTo: '',
      isComposable: true,
      parameters: [{ name: 'place', type: 'Edm.String', facets: { maxLength: 40 }, rules: ['longest 40'] }],
    },
    { name: 'Shop.Rise', parameters: [] },
  ]);
  const types = new Map(model.types.map((type) => [type.name, type]));
  expect(types.get('Shop.Code')).toMatchObject({
    kind: 'definition',
    base: 'Edm.String',
    rules: ['longest 9'],
  });
  expect(types.get('Shop.Label')).toMatchObject({ kind: 'term', base: 'Edm.String' });
  expect(types.get('Shop.State')?.members).toEqual([
    { name: 'R&D', value: '0' },
    { name: 'Sold', value: '7' },
  ]);
  expect(types.get('Shop.Thing')).toMatchObject({ isAbstract: true, isOpen: true, keys: ['code'] });
  expect(types.get('Shop.Product')).toMatchObject({
    base: 'Shop.Thing',
    hasStream: true,
    properties: [
      {
        name: 'price',
        nullable: true,
        facets: { precision: 9, scale: 2 },
        rules: ['precision 9', '2 decimal places'],
      },
    ],
  });
});

it('reads imports of OData 2 with their method, and of 3 what is bound', () => {
  const model =
    readSpecification(`<edmx:Edmx Version="1.0" xmlns:edmx="x" xmlns:m="m"><edmx:DataServices m:DataServiceVersion="2.0">
    <Schema Namespace="Shop"><EntityContainer Name="All">
      <FunctionImport Name="Rise" ReturnType="Collection(Shop.P)" m:HttpMethod="POST"><Parameter Name="by" Type="Edm.Int32"/></FunctionImport>
      <FunctionImport Name="Look" ReturnType="Edm.String"/>
      <FunctionImport Name="Rate" IsBindable="true"><Parameter Name="it" Type="Shop.P"/><Parameter Name="n" Type="Edm.Int32"/></FunctionImport>
    </EntityContainer></Schema></edmx:DataServices></edmx:Edmx>`).model as ODataModel;
  expect(model.imports).toEqual([
    { name: 'Rise', method: 'POST', operation: 'Rise' },
    { name: 'Look', method: 'GET', operation: 'Look' },
  ]);
  expect(model.operations).toMatchObject([
    { name: 'Rise', kind: 'action', parameters: [{ name: 'by' }], result: { type: 'Collection(Shop.P)' } },
    { name: 'Look', kind: 'function', result: { type: 'Edm.String' } },
    { name: 'Rate', kind: 'action', boundTo: 'Shop.P', parameters: [{ name: 'n' }] },
  ]);
});

it('decodes what stands for characters, and takes nothing else for a character', () => {
  const text =
    '<edmx:Edmx xmlns:edmx="x" Version="4.0"><edmx:DataServices><Schema Namespace="R&amp;D&#46;X"><EntityContainer Name="C"><EntitySet Name="A&amp;lt;B" EntityType="a"/></EntityContainer></Schema></edmx:DataServices></edmx:Edmx>';
  const { title, operations } = renderAll('en', readSpecification(text)).report;
  expect([title, operations[0]?.path]).toEqual(['R&D.X', '/A&lt;B']);
});

it('finds the ends of associations that have the same name in two schemas', () => {
  const schema = (name: string) =>
    `<Schema Namespace="${name}"><EntityType Name="Order"><NavigationProperty Name="lines" Relationship="${name}.R" ToRole="Line"/></EntityType><Association Name="R"><End Role="Line" Type="${name}.Line" Multiplicity="*"/></Association></Schema>`;
  const model = readSpecification(
    `<edmx:Edmx xmlns:edmx="x" Version="1.0"><edmx:DataServices>${schema('A')}${schema('B')}</edmx:DataServices></edmx:Edmx>`,
  ).model as ODataModel;
  expect(model.types.map(({ properties: [lines] }) => lines?.type)).toEqual([
    'Collection(A.Line)',
    'Collection(B.Line)',
  ]);
});
