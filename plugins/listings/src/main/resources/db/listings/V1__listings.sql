-- Text as people type it into a search: no accents, no capitals, no punctuation. Spelled out instead of unaccent() and
-- lower() in the database's locale, which a dictionary or an upgrade may change: an index needs the same answer for ever.
-- Accents come off as the combining marks of the decomposed form.
create function listings.fold(words text) returns text
    language sql immutable strict parallel safe
    return btrim(regexp_replace(
        replace(replace(replace(translate(lower(normalize(words, nfd) collate "C"),
            U&'øØđĐłŁıÆŒẞ\0300\0301\0302\0303\0304\0306\0307\0308\030a\030b\030c\0326\0327\0328', 'ooddlliæœß'),
            'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
        '[\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f\u00a0-\u00bf\u2000-\u206f]+', ' ', 'g'));
grant execute on function listings.fold(text) to quartier_app, quartier_maintenance;

-- Postal codes as one compares them: 811 01, 811-01 and 81101 are one.
create function listings.postal_key(code text) returns text
    language sql immutable strict parallel safe
    return replace(listings.fold(code), ' ', '');
grant execute on function listings.postal_key(text) to quartier_app, quartier_maintenance;

-- How many of its smallest units make one of a currency, ISO 4217.
create function listings.minor_units(currency text) returns bigint
    language sql immutable strict parallel safe
    return case
        when currency in ('ADP', 'BEF', 'BIF', 'BYB', 'BYR', 'CLP', 'DJF', 'ESP', 'GNF',
                          'GRD', 'ISK', 'ITL', 'JPY', 'KMF', 'KRW', 'LUF', 'MGF', 'PTE',
                          'PYG', 'ROL', 'RWF', 'TPE', 'TRL', 'UGX', 'UYI', 'VND', 'VUV',
                          'XAF', 'XOF', 'XPF') then 1
        when currency in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then 1000
        when currency = 'CLF' then 10000
        else 100
    end;
grant execute on function listings.minor_units(text) to quartier_app, quartier_maintenance;

create table listings.listings (
    organization_id      uuid        not null references platform.organizations (id),
    id                   uuid        not null,
    external_id          text,
    status               text        not null
                         check (status in ('draft', 'active', 'paused', 'sold', 'rented', 'archived')),
    ended_by             text        check (ended_by in ('person', 'feed')),
    type                 text        not null,
    subtype              text,
    transaction          text        not null,
    title                text        not null,
    description          text,
    language             text,

    price_minor          bigint      not null check (price_minor > 0),
    price_currency       text        not null,
    -- in whole units: compares prices of currencies with and without cents
    price_amount         double precision generated always as
                             (price_minor::double precision / listings.minor_units(price_currency)) stored,
    costs_minor          bigint,
    costs_currency       text,
    deposit_minor        bigint,
    deposit_currency     text,
    commission           text,

    living_area          double precision,
    usable_area          double precision,
    plot_area            double precision,
    rooms                double precision,
    bedrooms             integer,
    bathrooms            double precision,
    floor                integer,
    floors               integer,
    parking_spaces       integer,
    year_built           integer,
    year_renovated       integer,
    condition            text,
    heating              text,
    furnishing           text,
    available_from       date,
    features             text[]      not null,

    street               text,
    house_number         text,
    postal_code          text,
    postal_key           text        generated always as (listings.postal_key(postal_code)) stored,
    city                 text,
    city_key             text        generated always as (listings.fold(city)) stored,
    district             text,
    region               text,
    country              text        not null,
    street_hidden        boolean     not null,
    latitude             double precision,
    longitude            double precision,

    energy_basis         text,
    energy_value         double precision,
    energy_class         text,
    energy_factor        double precision,
    energy_carrier       text,
    energy_issued_on     date,
    energy_valid_until   date,

    search               tsvector    generated always as (to_tsvector('simple'::regconfig, listings.fold(
                             title || ' ' || coalesce(external_id, '') || ' ' || coalesce(subtype, '')
                             || ' ' || coalesce(street, '') || ' ' || coalesce(house_number, '')
                             || ' ' || coalesce(postal_code, '') || ' ' || coalesce(city, '')
                             || ' ' || coalesce(district, '') || ' ' || coalesce(region, '')
                             || ' ' || coalesce(description, '')))) stored,

    published_at         timestamptz,
    created_at           timestamptz not null,
    updated_at           timestamptz not null,
    version              bigint      not null,

    primary key (organization_id, id),
    check ((costs_minor is null) = (costs_currency is null)),
    check ((deposit_minor is null) = (deposit_currency is null)),
    check ((latitude is null) = (longitude is null)),
    check (status <> 'active' or city is not null and published_at is not null)
);

-- compressed in the row, not beside it: lists of twenty show it
alter table listings.listings alter column description set storage main;

-- what agencies ask most: the newest, one number of theirs, one city's by price, one postal code's, all by price, a piece
-- of the map, what changed since
create index listings_created on listings.listings (organization_id, created_at, id);
create unique index listings_external_id on listings.listings (organization_id, external_id);
create index listings_city on listings.listings (organization_id, status, city_key, price_amount, id);
create index listings_postal_code on listings.listings (organization_id, postal_key, id);
create index listings_price on listings.listings (organization_id, price_amount, id);
create index listings_place on listings.listings (organization_id, latitude, longitude);
create index listings_updated on listings.listings (organization_id, updated_at, id);

alter table listings.listings enable row level security;
alter table listings.listings force row level security;
create policy organization on listings.listings
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on listings.listings to quartier_maintenance using (true) with check (true);


-- Full text. Under row-level security an index would serve it only if its operator were leakproof, which @@ is not: the
-- search would read every row of the organization. So it runs with the rights of quartier_maintenance, whose policy lets
-- the index through, and asks for the current organization itself.
-- partial, so that queries without words cannot take it for an index on the organization
create index listings_search on listings.listings using gin (organization_id, search) where search is not null;

grant create on schema listings to quartier_maintenance;
set local role quartier_maintenance;

-- ids of the current organization's listings that hold every word, the last letters of each left open
create function listings.search(words text) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp rows 50
as $$
    select l.id
    from listings.listings l
    where l.organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)
      and l.search @@ (select to_tsquery('simple', string_agg(word || ':*', ' & '))
                       from regexp_split_to_table(listings.fold(words), ' ') word
                       where word <> '')
$$;
revoke execute on function listings.search(text) from public;
grant execute on function listings.search(text) to quartier_app;

reset role;
revoke create on schema listings from quartier_maintenance;
