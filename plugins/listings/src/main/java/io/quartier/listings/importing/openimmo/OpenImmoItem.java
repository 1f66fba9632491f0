package io.quartier.listings.importing.openimmo;

import io.quartier.contract.json.Records;
import io.quartier.listings.importing.feed.FeedDraft;
import io.quartier.listings.importing.feed.FeedFields;
import io.quartier.listings.importing.feed.FeedItem;

/**
 * One {@code immobilie}.
 *
 * @param modus of the whole transfer, for objects that name no action of their own
 */
record OpenImmoItem(long line, Element object, String modus) implements FeedItem {

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
        return sold || "REFERENZ".equals(action) ? Wish.CLOSE : Wish.KEEP;
    }

    @Override
    public FeedDraft read(Records records) {
        return FeedDraft.of(new ObjectMapping(object, externalId()).read(), FeedFields.ALL, records);
    }
}
