package io.quartier.listings.importing.openimmo;

import io.quartier.listings.importing.feed.DraftJson;
import java.math.BigDecimal;

/** The prices of an OpenImmo object: the price itself, what comes on top, and the commission. */
final class PriceMapping {

    private final Element object;
    private final DraftJson draft;
    private final String currency;

    PriceMapping(Element object, DraftJson draft) {
        this.object = object;
        this.draft = draft;
        // senders in the euro countries often leave it out
        this.currency = object.find("preise", "waehrung")
                .map(w -> w.attribute("iso_waehrung"))
                .orElse("EUR");
    }

    void put() {
        Transfer.of(object).ifPresent(transfer -> first("price", transfer.prices()));
        first("operatingCosts", "nebenkosten", "betriebskostennetto", "hausgeld");
        first("deposit", "kaution");
        String commission = object.text("preise", "aussen_courtage");
        draft.put("commission", commission != null ? commission : object.text("preise", "courtage_hinweis"));
    }

    private void first(String field, String... elements) {
        for (String element : elements) {
            String text = object.text("preise", element);
            if (text == null) {
                continue;
            }
            BigDecimal amount = ObjectMapping.parse(text);
            if (amount == null || amount.signum() != 0) {
                ObjectMapping.put(draft, field + ".amount", text);
                draft.put(field + ".currency", currency);
                return;
            }
        }
    }
}
