-- An index for each order that searches offer, so that a page is read and nothing is sorted. Listings that do not say
-- come last in either direction: the two indexes of such a column differ in where they stand.
create index published_listings_living_area on portal.published_listings ((coalesce(living_area, 'Infinity')), id);
create index published_listings_living_area_desc on portal.published_listings ((coalesce(living_area, '-Infinity')), id);
create index published_listings_plot_area on portal.published_listings ((coalesce(plot_area, 'Infinity')), id);
create index published_listings_plot_area_desc on portal.published_listings ((coalesce(plot_area, '-Infinity')), id);
create index published_listings_rooms on portal.published_listings ((coalesce(rooms, 'Infinity')), id);
create index published_listings_rooms_desc on portal.published_listings ((coalesce(rooms, '-Infinity')), id);

-- an agency by its slug, and its offers by price
create index agencies_slug on portal.agencies (slug);
create index published_listings_organization_price on portal.published_listings (organization_id, price_amount, id);

-- Parts of the map. Of the geometric index PostgreSQL always expects a thousandth of the table, of plain numbers it knows
-- how they are spread: whether to look for a part by its latitudes or by its longitudes, or rather to walk the newest or
-- the nearest and leave out what lies elsewhere.
create index published_listings_lat on portal.published_listings (lat, lon);
create index published_listings_lon on portal.published_listings (lon, lat);
