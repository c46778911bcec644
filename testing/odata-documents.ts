const product =
  '<EntityType Name="Product"><Key><PropertyRef Name="sku"/></Key><Property Name="sku" Type="Edm.String" Nullable="false"/></EntityType>';

/** OData 4 with the set Products.
 * @param more what else its schema declares
 * @param container what else its container has */
export function v4(more: string, container = ''): string {
  return `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
    <edmx:Reference Uri="https://oasis-tcs.github.io/odata-vocabularies/vocabularies/Org.OData.Capabilities.V1.xml"><edmx:Include Namespace="Org.OData.Capabilities.V1" Alias="Can"/></edmx:Reference>
    <edmx:DataServices><Schema Namespace="Shop" Alias="Self">${product}${more}
      <EntityContainer Name="All"><EntitySet Name="Products" EntityType="Self.Product"/>${container}</EntityContainer>
    </Schema></edmx:DataServices></edmx:Edmx>`;
}

/** OData 2 as SAP's services write it.
 * @param properties further ones of its type */
export function v2(container: string, properties = ''): string {
  return `<edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata" xmlns:sap="http://www.sap.com/Protocols/SAPData">
    <edmx:DataServices m:DataServiceVersion="2.0"><Schema Namespace="Shop" xmlns="http://schemas.microsoft.com/ado/2008/09/edm">
      <EntityType Name="Product"><Key><PropertyRef Name="sku"/></Key><Property Name="sku" Type="Edm.String"/>${properties}</EntityType>
      <EntityContainer Name="All">${container}</EntityContainer>
    </Schema></edmx:DataServices></edmx:Edmx>`;
}
