-- A postal code as it is compared: "811 01", "811-01" and "81101" are one.
create function portal.postal_key(code text) returns text
    language sql immutable strict parallel safe
    return regexp_replace(upper(normalize(code, NFKC) collate "C"), '[^0-9A-Z]+', '', 'g');
grant execute on function portal.postal_key(text) to quartier_app, quartier_maintenance;

alter table portal.published_listings
    add column postal_key text generated always as (portal.postal_key(postal_code)) stored;
create index published_listings_postal on portal.published_listings (postal_key, published_at, id);

-- searches find it in either form; new rows get this when they are written
set local role quartier_maintenance;
update portal.published_listings
set search = search || setweight(to_tsvector('portal.plain', postal_key), 'B')
where postal_key <> postal_code;
reset role;
