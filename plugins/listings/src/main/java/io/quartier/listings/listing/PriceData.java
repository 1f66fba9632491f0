package io.quartier.listings.listing;

import io.quartier.contract.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** The columns that say what a listing costs. */
@Embeddable
class PriceData {

    @Column(name = "price_minor")
    private long priceMinor;

    @Column(name = "price_currency")
    private String priceCurrency;

    @Column(name = "costs_minor")
    private Long costsMinor;

    @Column(name = "costs_currency")
    private String costsCurrency;

    @Column(name = "deposit_minor")
    private Long depositMinor;

    @Column(name = "deposit_currency")
    private String depositCurrency;

    private String commission;

    protected PriceData() {}

    static PriceData of(ListingDraft draft) {
        PriceData data = new PriceData();
        data.priceMinor = draft.price().minor();
        data.priceCurrency = draft.price().currency();
        data.costsMinor = minor(draft.operatingCosts());
        data.costsCurrency = currency(draft.operatingCosts());
        data.depositMinor = minor(draft.deposit());
        data.depositCurrency = currency(draft.deposit());
        data.commission = draft.commission();
        return data;
    }

    Money price() {
        return Money.ofMinor(priceMinor, priceCurrency);
    }

    Money operatingCosts() {
        return money(costsMinor, costsCurrency);
    }

    Money deposit() {
        return money(depositMinor, depositCurrency);
    }

    String commission() {
        return commission;
    }

    private static Money money(Long minor, String currency) {
        return minor == null ? null : Money.ofMinor(minor, currency);
    }

    private static Long minor(Money money) {
        return money == null ? null : Long.valueOf(money.minor());
    }

    private static String currency(Money money) {
        return money == null ? null : money.currency();
    }
}
