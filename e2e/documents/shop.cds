namespace shop;
type Code : String(9);
type State : String enum { open; sold; }
aspect Named { name : localized String(40); }
entity Products : Named { key sku : Code; price : Decimal(9,2); state : State; maker : Association to Makers; parts : Composition of many Parts on parts.owner = $self; notes : array of String; }
entity Parts { key id : UUID; owner : Association to Products; count : Integer; }
entity Makers : Named { key id : Integer; since : Date; at : Timestamp; }
@title: 'R&D "shop"'
service Catalog {
  entity Goods as projection on Products actions { action discount(by : Integer not null) returns Decimal(9,2); function near(place : String(40)) returns many Goods; };
  @cds.redirection.target @readonly entity Owners as projection on Makers;
  @odata.singleton entity Top as projection on Makers;
  @insertonly entity Pieces as projection on Parts;
  action rise(by : Integer) returns Boolean;
  function cheapest(above : Decimal) returns Goods;
  event sold : { sku : Code; at : Timestamp; }
}
