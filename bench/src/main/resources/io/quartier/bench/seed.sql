-- Listings as agencies have them, interleaved over two years so that the newest of one organization lie in different pages.
with texts as (
    select array['Helle Wohnung am Park', 'Reihenhaus mit Garten', 'Altbau in ruhiger Seitenstraße', 'Slnečný byt s balkónom',
                 'Rodinný dom s garážou', 'Bright flat near the station', 'Loft in a former print shop', 'Byt po rekonstrukci',
                 'Penthouse mit Dachterrasse', 'Family house by the lake', 'Kompaktný jednoizbový byt', 'Gewerbefläche im Erdgeschoss'
           ] as titles,
           array['Die Räume sind nach Süden und Westen ausgerichtet und haben bis zum Abend Licht.',
                 'Die Küche wurde vor drei Jahren erneuert; der Boden ist geöltes Eichenparkett.',
                 'Zur Straßenbahn sind es vier Minuten zu Fuß, zum Wochenmarkt zehn.',
                 'Byt má dve pivnice a vyhradené miesto na bicykle v suteréne.',
                 'Okná sú nové, s trojitým sklom, a dom má obnovenú strechu.',
                 'V okolí je škola, škôlka, lekáreň a zastávka autobusu.',
                 'The garden is shared by six parties and has an old walnut tree.',
                 'Heating and hot water come from the district network.',
                 'The bathroom has a window, a bathtub and a separate shower.',
                 'Dům stojí na klidném konci ulice, za ním začíná les.',
                 'Ein Stellplatz in der Tiefgarage gehört dazu und ist im Preis enthalten.',
                 'Viewings are possible on weekdays after five and on Saturday mornings.'
           ] as sentences,
           -- the first ones more often
           array['Bratislava', 'Wien', 'Praha', 'Berlin', 'Brno', 'Košice', 'Graz', 'München', 'Nitra', 'Linz', 'Plzeň', 'Žilina',
                 'Hamburg', 'Salzburg', 'Trnava', 'Olomouc', 'Leipzig', 'Prešov', 'Innsbruck', 'Dresden', 'Martin', 'Krems',
                 'Poprad', 'Köln', 'Trenčín', 'Zlín', 'Villach', 'Mainz', 'Senec', 'Pezinok'
           ] as cities,
           array['Hlavná', 'Lindenallee', 'Gartenweg', 'Dlouhá', 'Bahnhofstraße', 'Kvetná', 'Am Anger', 'Jilmová', 'Seestraße']
               as streets
),
share as (
    select ?::bigint / count(*) as of_each from platform.organizations
),
dice as (
    select o.id as organization_id, n,
           random() as status, random() as city, random() as price, random() as size, random() as type, random() as title,
           random() as words, random() as place,
           timestamptz '2024-11-01 08:00+00' + (n + random()) * interval '2 years' / of_each as created
    from share, generate_series(1, of_each) n
    cross join platform.organizations o
)
insert into listings.listings (
    organization_id, id, external_id, status, type, transaction, title, description, language, price_minor, price_currency,
    living_area, rooms, bathrooms, floor, year_built, features, street, house_number, postal_code, city, country, street_hidden,
    latitude, longitude, energy_basis, energy_value, energy_class, published_at, created_at, updated_at, version)
select organization_id, gen_random_uuid(), 'S-' || n,
       case when status < 0.6 then 'active' when status < 0.7 then 'draft' when status < 0.78 then 'paused'
            when status < 0.9 then 'sold' when status < 0.96 then 'rented' else 'archived' end,
       case when type < 0.6 then 'apartment' when type < 0.9 then 'house' else 'land' end,
       case when price < 0.25 then 'rent' else 'sale' end,
       titles[1 + floor(title * 12)::int] || ', ' || cities[1 + floor(power(city, 2.5) * 30)::int],
       (select string_agg(sentences[1 + (floor(words * 1000)::int + k * 5) % 12], ' ')
        from generate_series(1, 5 + floor(words * 5)::int) k),
       (array['de', 'sk', 'en', 'cs'])[1 + floor(title * 4)::int],
       case when price < 0.25 then 40000 + floor(price * 1000000)::bigint else 4000000 + floor(price * price * 90000000)::bigint end,
       'EUR',
       round((25 + size * 180)::numeric, 1)::double precision, 1 + floor(size * 6), 1 + floor(size * 2),
       floor(place * 8)::int, 1890 + floor(words * 135)::int,
       case when size < 0.3 then array[]::text[] when size < 0.6 then array['balcony', 'lift'] else array['garden', 'garage', 'cellar'] end,
       streets[1 + floor(place * 9)::int], (1 + floor(place * 120)::int)::text, (10000 + floor(city * 89999)::int)::text,
       cities[1 + floor(power(city, 2.5) * 30)::int],
       (array['SK', 'AT', 'DE', 'CZ'])[1 + floor(city * 4)::int], place < 0.1,
       47 + place * 5, 9 + city * 12,
       'demand', round((30 + words * 200)::numeric, 1)::double precision, (array['A', 'B', 'C', 'D', 'E'])[1 + floor(words * 5)::int],
       case when status < 0.6 then created end, created, created, 1
from dice, texts
order by n, organization_id
