package io.quartier.portal.search;

import io.quartier.contract.data.Select;
import io.quartier.contract.data.Statement;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A search as SQL. Anybody may ask, so nothing is sorted whose size only the table limits: every order is an index's.
 * Relevance has none, and distance one that measures in degrees; they put in order what another index finds first, the
 * newest or the nearest matches.
 */
final class PortalQuery {

    /**
     * How far totals are counted and page numbers reach, and how many matches are put in order by relevance or distance:
     * beyond it nobody reads.
     */
    static final int MOST = 1_000;

    /** Degrees from the date line within which the other side of it may be nearer. */
    private static final int NEAR_DATE_LINE = 30;

    private static final List<String> KEYS = List.of("publishedAt", "price", "livingArea", "plotArea", "rooms");
    private static final String RELEVANCE = "relevance";
    private static final String DISTANCE = "distance";

    private final PortalFilter filter;
    private final boolean wordsAsked;
    private final SearchWords words;
    private final String sort;

    PortalQuery(PortalFilter filter, String sort) {
        this.filter = filter;
        this.wordsAsked = filter.q != null && !filter.q.isBlank();
        this.words = SearchWords.of(wordsAsked ? filter.q : "");
        this.sort = sort == null ? usualOrder() : sort.strip();
    }

    Select select() {
        Select select = Select.columns(hasPlace() ? PortalListing.columnsWith(distance()) : PortalListing.COLUMNS)
                .identifiedBy("l.id")
                .countingTo(MOST)
                .orderedBy(sort);
        if (isBy(RELEVANCE)) {
            select.sortable(RELEVANCE, "ts_rank(l.search, l.query)::double precision", Double.class);
            from(select, List.of(nearest("l.*, wanted.query", "l.published_at desc, l.id desc", "true")));
        } else if (isBy(DISTANCE)) {
            select.sortableNullable(DISTANCE, distance(), Double.class);
            from(select, nearestToHere());
        } else {
            addKeys(select);
            select.from(PortalListing.TABLES + wantedJoin(), wantedValues());
            narrow(select);
        }
        return select;
    }

    private String usualOrder() {
        return !words.isEmpty() ? "-" + RELEVANCE : filter.lat != null ? DISTANCE : "-publishedAt";
    }

    private void addKeys(Select select) {
        boolean descending = sort.startsWith("-");
        String key = descending ? sort.substring(1) : sort;
        if (!KEYS.contains(key)) {
            // one key: no index serves two
            throw QuartierException.invalid(
                    Fault.of("sort", Fault.NOT_ONE_OF, "allowed", String.join(", ", allowed())));
        }
        select.sortable("publishedAt", "l.published_at", Instant.class)
                .sortable("price", "l.price_amount", Double.class)
                .sortable("livingArea", knownFirst("l.living_area", descending), Double.class)
                .sortable("plotArea", knownFirst("l.plot_area", descending), Double.class)
                .sortable("rooms", knownFirst("l.rooms", descending), Double.class);
    }

    private List<String> allowed() {
        List<String> allowed = new ArrayList<>(KEYS);
        if (!words.isEmpty()) {
            allowed.add(RELEVANCE);
        }
        if (hasPlace()) {
            allowed.add(DISTANCE);
        }
        return allowed;
    }

    /** As an index has it: those without a value last. */
    private static String knownFirst(String column, boolean descending) {
        return "coalesce(" + column + ", " + (descending ? "'-Infinity'" : "'Infinity'") + ")";
    }

    /** From the first matches of another order, to be put in this one. */
    private static void from(Select select, List<Statement> first) {
        List<Object> values = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (Statement part : first) {
            parts.add("(" + part.sql() + ")");
            values.addAll(part.values());
        }
        select.from(
                "(" + String.join(" union all ", parts)
                        + ") l join portal.agencies a on a.organization_id = l.organization_id",
                values.toArray());
    }

    /** The nearest by degrees; near the date line those on the other side too, as far as they are from here. */
    private List<Statement> nearestToHere() {
        double lon = filter.lon;
        if (Math.abs(lon) < 180 - NEAR_DATE_LINE) {
            return List.of(nearestTo(lon, "true"));
        }
        String near = number("l.lon %s %s", lon < 0 ? "<=" : ">=", lon < 0 ? lon + 180 : lon - 180);
        return List.of(
                nearestTo(lon, "(" + near + " or l.lon is null)"),
                nearestTo(lon < 0 ? lon + 360 : lon - 360, "not " + near));
    }

    private Statement nearestTo(double lon, String condition) {
        return nearest("l.*", number("point(l.lon, l.lat) <-> point(%s, %s)", lon, filter.lat), condition);
    }

    private Statement nearest(String columns, String order, String condition) {
        Select matches = Select.columns(columns)
                .from("portal.published_listings l" + wantedJoin(), wantedValues())
                .where(condition);
        narrow(matches);
        Statement body = matches.body();
        return new Statement(
                "select " + columns + body.sql() + " order by " + order + " limit " + (MOST + 1), body.values());
    }

    private void narrow(Select select) {
        filter.narrow(select);
        if (wordsAsked) {
            // signs only: nothing is written like that
            select.where(words.isEmpty() ? "false" : "l.search @@ wanted.query");
        }
        if (filter.bbox != null) {
            inside(select, filter.bbox);
        }
        if (filter.radiusKm != null) {
            // the box is found by an index, the distance is exact
            inside(select, new Circle(filter.lat, filter.lon, filter.radiusKm).box());
            select.where(distance() + " <= ?", filter.radiusKm);
        }
    }

    private void inside(Select select, BoundingBox area) {
        List<String> parts = new ArrayList<>();
        for (BoundingBox part : area.parts()) {
            parts.add(number(
                    "l.lat between %s and %s and l.lon between %s and %s",
                    part.south(), part.north(), part.west(), part.east()));
        }
        select.where("(" + String.join(" or ", parts) + ")");
    }

    private String distance() {
        return number("portal.distance_km(%s, %s, l.lat, l.lon)", filter.lat, filter.lon);
    }

    /**
     * Checked numbers stand in the text: as parameters PostgreSQL would in the end plan for any place at all, and which
     * index is good depends on the place.
     */
    private static String number(String sql, Object... numbers) {
        return String.format(Locale.ROOT, sql, numbers);
    }

    private String wantedJoin() {
        return words.isEmpty() ? "" : " cross join (select " + words.query().sql() + " as query) wanted";
    }

    private Object[] wantedValues() {
        return words.isEmpty() ? new Object[0] : words.query().values().toArray();
    }

    private boolean hasPlace() {
        return filter.lat != null;
    }

    /** Whether that is the order, where it can be. */
    private boolean isBy(String key) {
        boolean possible = key.equals(DISTANCE) ? hasPlace() : !words.isEmpty();
        return possible && (sort.equals(key) || sort.equals("-" + key));
    }
}
