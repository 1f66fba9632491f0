-- What the public may search: a projection of published listings, filled by their events. Everyone may read it, so it
-- holds nothing that is not public; each organization writes only its own rows.

create table portal.agencies (
    organization_id uuid not null primary key references platform.organizations (id),
    slug            text not null,
    name            text not null
);

create table portal.published_listings (
    organization_id          uuid             not null references portal.agencies (organization_id),
    id                       uuid             not null primary key,
    version                  bigint           not null,
    external_id              text,
    type                     text             not null,
    subtype                  text,
    transaction              text             not null,
    title                    text             not null,
    description              text,
    language                 text,
    price_minor              bigint           not null,
    price_currency           text             not null,
    -- in whole units: compares prices of currencies with and without cents
    price_amount             double precision not null,
    operating_costs_minor    bigint,
    operating_costs_currency text,
    deposit_minor            bigint,
    deposit_currency         text,
    commission               text,
    living_area              double precision,
    usable_area              double precision,
    plot_area                double precision,
    rooms                    double precision,
    bedrooms                 integer,
    bathrooms                double precision,
    floor                    integer,
    floors                   integer,
    parking_spaces           integer,
    year_built               integer,
    year_renovated           integer,
    condition                text,
    heating                  text,
    furnishing               text,
    available_from           date,
    street                   text,
    house_number             text,
    postal_code              text,
    city                     text,
    city_key                 text,
    district                 text,
    region                   text,
    country                  text             not null,
    street_hidden            boolean          not null,
    lat                      double precision,
    lon                      double precision,
    features                 text[]           not null,
    energy_basis             text,
    energy_value             double precision,
    energy_class             text,
    energy_factor            double precision,
    energy_carrier           text,
    energy_issued_on         date,
    energy_valid_until       date,
    published_at             timestamptz      not null,
    updated_at               timestamptz      not null,
    search                   tsvector         not null,
    check ((lat is null) = (lon is null))
);

-- The policies let everyone read, so that any operator may use an index here (elsewhere only leakproof ones do).
create index published_listings_organization on portal.published_listings (organization_id, published_at, id);
create index published_listings_published on portal.published_listings (published_at, id);
create index published_listings_price on portal.published_listings (price_amount, id);
create index published_listings_city on portal.published_listings (city_key, published_at, id);
create index published_listings_city_price on portal.published_listings (city_key, price_amount, id);
create index published_listings_search on portal.published_listings using gin (search);
create index published_listings_features on portal.published_listings using gin (features);
create index published_listings_location on portal.published_listings using gist (point(lon, lat));

alter table portal.agencies enable row level security;
alter table portal.agencies force row level security;
create policy everyone_reads on portal.agencies for select using (true);
create policy organization_adds on portal.agencies for insert
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy organization_changes on portal.agencies for update
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy organization_removes on portal.agencies for delete
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on portal.agencies to quartier_maintenance using (true) with check (true);

alter table portal.published_listings enable row level security;
alter table portal.published_listings force row level security;
create policy everyone_reads on portal.published_listings for select using (true);
create policy organization_adds on portal.published_listings for insert
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy organization_changes on portal.published_listings for update
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy organization_removes on portal.published_listings for delete
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on portal.published_listings to quartier_maintenance using (true) with check (true);

-- Text search without accents. "plain" keeps words as they are, for every language; the others know word stems too.
create text search configuration portal.plain (copy = pg_catalog.simple);
alter text search configuration portal.plain
    alter mapping for hword, hword_part, word with extensions.unaccent, simple;
create text search configuration portal.english (copy = pg_catalog.english);
alter text search configuration portal.english
    alter mapping for hword, hword_part, word with extensions.unaccent, english_stem;
create text search configuration portal.german (copy = pg_catalog.german);
alter text search configuration portal.german
    alter mapping for hword, hword_part, word with extensions.unaccent, german_stem;

-- A text as it is compared where accents and case do not matter. Unaccented first: lower() knows ASCII in every locale.
create function portal.folded(words text) returns text
    language sql stable parallel safe
    return lower(extensions.unaccent('extensions.unaccent'::regdictionary, normalize(words, NFC)));

-- Separators of paths, hosts and addresses become blanks: "garden.Balcony" is two words, not the name of a host.
create function portal.spaced(words text) returns text
    language sql immutable parallel safe
    return translate(normalize(coalesce(words, ''), NFC), './\@:_<>&#=%~|', '              ');

create function portal.search_vector(language text, title text, place text, words text, description text)
    returns tsvector
    language sql stable parallel safe
    return setweight(to_tsvector('portal.plain', portal.spaced(title)), 'A')
        || setweight(to_tsvector('portal.plain', portal.spaced(place)), 'B')
        || setweight(to_tsvector('portal.plain', portal.spaced(words)), 'C')
        || setweight(to_tsvector('portal.plain', portal.spaced(description)), 'D')
        || case split_part(language, '-', 1)
               when 'en' then
                   setweight(to_tsvector('portal.english', portal.spaced(title)), 'A')
                   || setweight(to_tsvector('portal.english', portal.spaced(description)), 'D')
               when 'de' then
                   setweight(to_tsvector('portal.german', portal.spaced(title)), 'A')
                   || setweight(to_tsvector('portal.german', portal.spaced(description)), 'D')
               else ''
           end;

-- Kilometres along the great circle (haversine, the earth's mean radius). Plain enough for PostgreSQL to write it into
-- the query, null where a place is missing; the factor keeps rounding from leaving asin's domain.
create function portal.distance_km(
        lat1 double precision, lon1 double precision, lat2 double precision, lon2 double precision)
    returns double precision
    language sql immutable parallel safe
    return 12742.0176 * asin(sqrt(0.99999999999999 * (
        power(sin(radians(lat2 - lat1) / 2), 2)
        + cos(radians(lat1)) * cos(radians(lat2)) * power(sin(radians(lon2 - lon1) / 2), 2))));

grant execute on function
    portal.folded(text),
    portal.spaced(text),
    portal.search_vector(text, text, text, text, text),
    portal.distance_km(double precision, double precision, double precision, double precision)
    to quartier_app, quartier_maintenance;
