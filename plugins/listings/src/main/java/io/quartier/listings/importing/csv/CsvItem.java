package io.quartier.listings.importing.csv;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.InvalidValue;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.json.Records;
import io.quartier.listings.importing.feed.DraftJson;
import io.quartier.listings.importing.feed.FeedDraft;
import io.quartier.listings.importing.feed.FeedItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One row of a CSV file. */
record CsvItem(long line, int columns, Map<String, Integer> header, List<String> cells, CsvMapping mapping)
        implements FeedItem {

    @Override
    public String externalId() {
        if (cells.size() != columns) {
            return null;
        }
        String id = mapping.texts(header, cells).get("externalId");
        return id == null ? null : id.strip();
    }

    @Override
    public Wish wish() {
        return Wish.KEEP;
    }

    @Override
    public FeedDraft read(Records records) {
        if (cells.size() != columns) {
            throw QuartierException.invalid(
                    new Fault("", "COLUMN_COUNT", Map.of("expected", columns, "found", cells.size())));
        }
        DraftJson draft = new DraftJson();
        List<Fault> faults = new ArrayList<>();
        Set<String> faulty = new HashSet<>();
        mapping.texts(header, cells).forEach((name, text) -> {
            Target target = Target.of(name);
            try {
                mapping.cells().read(text, target, mapping.unit(name), draft);
            } catch (InvalidValue e) {
                e.faults().forEach(f -> faults.add(f.below(name)));
                faulty.add(name);
                faulty.add(target.path());
            }
        });
        // a currency of an amount that the row does not have says nothing
        for (String money : List.of("operatingCosts", "deposit")) {
            if (!draft.has(money + ".amount")) {
                draft.remove(money + ".currency");
            }
        }
        try {
            FeedDraft result = FeedDraft.of(draft, mapping.fields(), records);
            if (faults.isEmpty()) {
                return result;
            }
        } catch (QuartierException e) {
            e.faults().stream()
                    .filter(f -> !faulty.contains(f.field()))
                    .map(f -> new Fault(Target.nameOf(f.field()), f.code(), f.arguments()))
                    .forEach(faults::add);
        }
        throw QuartierException.invalid(faults);
    }
}
