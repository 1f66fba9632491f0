package io.quartier.listings.importing.csv;

import io.quartier.contract.error.Fault;
import io.quartier.listings.importing.feed.FeedFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which columns of a file make a listing, as an agency said it.
 *
 * @param sources of the fields
 * @param defaults texts of fields that have no column, or an empty cell
 * @param cells how cells are written
 * @param delimiter between columns; null to look at the file
 */
public record CsvMapping(
        Map<String, Source> sources, Map<String, String> defaults, CellReader cells, Character delimiter) {

    /** A mapping of nothing, for files that need none. */
    public static final CsvMapping EMPTY =
            new CsvMapping(Map.of(), Map.of(), new CellReader(NumberStyle.PLAIN, DateStyle.ISO), null);

    /** What every listing needs: a mapping that leaves one out could import nothing. */
    private static final List<String> REQUIRED =
            List.of("externalId", "type", "transaction", "title", "price", "price.currency", "address.country");

    /** Faults that show as soon as the file's columns are known. */
    List<Fault> check(Map<String, Integer> header) {
        List<Fault> faults = new ArrayList<>();
        sources.forEach((target, source) -> {
            for (String column : source.columns()) {
                if (!header.containsKey(column)) {
                    faults.add(new Fault(
                            "mapping." + target,
                            "UNKNOWN_COLUMN",
                            Map.of("column", column, "allowed", String.join(", ", header.keySet()))));
                }
            }
        });
        return faults;
    }

    List<Fault> missing(Map<String, ?> mentioned) {
        return REQUIRED.stream()
                .filter(target -> !mentioned.containsKey(target) && !defaults.containsKey(target))
                .map(target -> Fault.of("mapping." + target, Fault.REQUIRED))
                .toList();
    }

    /** The texts of all fields in this row; blank ones are left out. */
    Map<String, String> texts(Map<String, Integer> header, List<String> row) {
        Map<String, String> texts = new LinkedHashMap<>(defaults);
        sources.forEach((target, source) -> {
            String text = source.text(header, row);
            if (!text.isBlank()) {
                texts.put(target, text);
            }
        });
        return texts;
    }

    /** The fields that it speaks of: what is in others is none of the file's business. */
    Set<String> fields() {
        return Stream.concat(sources.keySet().stream(), defaults.keySet().stream())
                .map(target -> FeedFields.at(Target.of(target).path()))
                .collect(Collectors.toSet());
    }

    AreaUnit unit(String target) {
        Source source = sources.get(target);
        return source == null ? AreaUnit.SQUARE_METRE : source.unit();
    }
}
