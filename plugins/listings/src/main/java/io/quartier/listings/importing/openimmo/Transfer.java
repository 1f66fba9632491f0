package io.quartier.listings.importing.openimmo;

import java.util.Arrays;
import java.util.Optional;

/** How an OpenImmo object changes hands, and which price goes with that. */
enum Transfer {
    KAUF("sale", "kaufpreis", "kaufpreisbrutto", "kaufpreisnetto"),
    MIETE_PACHT(
            "rent",
            "nettokaltmiete",
            "kaltmiete",
            "hauptmietzinsnetto",
            "gesamtmietenetto",
            "gesamtmietebrutto",
            "pauschalmiete",
            "warmmiete",
            "pacht"),
    ERBPACHT("leasehold", "kaufpreis", "erbpacht"),
    LEASING("leasing", "nettokaltmiete", "kaltmiete", "kaufpreis");

    private final String word;
    private final String[] prices;

    Transfer(String word, String... prices) {
        this.word = word;
        this.prices = prices;
    }

    /** The first that the object says yes to. */
    static Optional<Transfer> of(Element object) {
        return object.find("objektkategorie", "vermarktungsart")
                .flatMap(kinds -> Arrays.stream(values())
                        .filter(kind -> kinds.has(kind.name()))
                        .findFirst());
    }

    /** Whether its price is asked each month, not once. */
    boolean isMonthly() {
        return this == MIETE_PACHT || this == LEASING;
    }

    String word() {
        return word;
    }

    /** The elements of {@code preise} that may hold the price, the best first. */
    String[] prices() {
        return prices.clone();
    }
}
