package io.quartier.listings.importing.openimmo;

import io.quartier.contract.json.Records;
import io.quartier.listings.importing.feed.FeedDraft;
import io.quartier.listings.importing.feed.FeedFields;
import io.quartier.listings.importing.feed.FeedItem;
import java.time.LocalDate;

/**
 * One {@code immobilie}.
 *
 * @param modus of the whole transfer, for objects that name no action of their own
 * @param today the day that its time is held against
 */
record OpenImmoItem(long line, Element object, String modus, LocalDate today) implements FeedItem {

    @Override
    public String externalId() {
        String number = object.text("verwaltung_techn", "objektnr_extern");
        return number != null ? number : object.text("verwaltung_techn", "openimmo_obid");
    }

    @Override
    public Wish wish() {
        String action = object.find("verwaltung_techn", "aktion")
                .map(a -> a.attribute("aktionart"))
                .orElse(modus);
        if ("DELETE".equals(action)) {
            return Wish.REMOVE;
        }
        boolean sold = object.find("zustand_angaben", "verkaufstatus")
                .map(s -> "VERKAUFT".equals(s.attribute("stand")))
                .orElse(false);
        if (sold || "REFERENZ".equals(action)) {
            return Wish.CLOSE;
        }
        LocalDate from = day("aktiv_von");
        LocalDate until = day("aktiv_bis");
        boolean isInTime = (from == null || !today.isBefore(from)) && (until == null || !today.isAfter(until));
        return isInTime ? Wish.KEEP : Wish.HOLD;
    }

    private LocalDate day(String element) {
        String text = object.text("verwaltung_techn", element);
        String day = text == null ? null : LooseDates.day(text);
        return day == null ? null : LocalDate.parse(day);
    }

    @Override
    public FeedDraft read(Records records) {
        return FeedDraft.of(new ObjectMapping(object, externalId()).read(), FeedFields.ALL, records);
    }
}
