package io.quartier.listings.importing.openimmo;

import io.quartier.contract.error.Fault;
import io.quartier.listings.importing.feed.DraftJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** The prices of an OpenImmo object: the price itself, what comes on top, and the commission. */
final class PriceMapping {

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

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
        Transfer.of(object).ifPresent(transfer -> {
            first("price", transfer.prices());
            if (transfer.isMonthly()) {
                eachMonth();
            }
        });
        first("operatingCosts", "nebenkosten", "betriebskostennetto", "hausgeld");
        first("deposit", "kaution");
        String commission = object.text("preise", "aussen_courtage");
        draft.put("commission", commission != null ? commission : object.text("preise", "courtage_hinweis"));
    }

    /** Rent is asked each month; senders may say it for another time. */
    private void eachMonth() {
        String period = object.find("preise", "preis_zeiteinheit")
                .map(unit -> unit.attribute("zeiteinheit"))
                .orElse("MONAT");
        switch (period) {
            case "MONAT" -> {
                // as it is
            }
            case "JAHR" -> draft.change("price.amount", this::twelfth);
            default -> draft.refuse(Fault.of("price", "PRICE_PERIOD", "period", shortened(period)));
        }
    }

    /** To the currency's smallest unit, halves up; a currency that is none is refused later. */
    private BigDecimal twelfth(BigDecimal year) {
        try {
            int decimals = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
            return year.divide(MONTHS, decimals, RoundingMode.HALF_UP);
        } catch (IllegalArgumentException e) {
            return year;
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40);
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
