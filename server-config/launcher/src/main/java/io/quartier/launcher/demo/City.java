package io.quartier.launcher.demo;

/** A city of the sample, with what a square metre costs in it: to buy, and each month to rent. */
enum City {
    BRATISLAVA("Bratislava", "SK", "EUR", Language.SLOVAK, 3900, 14.5),
    KOSICE("Košice", "SK", "EUR", Language.SLOVAK, 2550, 11),
    ZILINA("Žilina", "SK", "EUR", Language.SLOVAK, 2500, 10.5),
    PRAHA("Praha", "CZ", "CZK", Language.CZECH, 148_000, 430),
    BRNO("Brno", "CZ", "CZK", Language.CZECH, 116_000, 350),
    WIEN("Wien", "AT", "EUR", Language.GERMAN, 6100, 17.5),
    BERLIN("Berlin", "DE", "EUR", Language.GERMAN, 5500, 17),
    MUENCHEN("München", "DE", "EUR", Language.GERMAN, 9000, 22),
    LONDON("London", "GB", "GBP", Language.ENGLISH, 9800, 38),
    EDINBURGH("Edinburgh", "GB", "GBP", Language.ENGLISH, 5100, 24);

    private final String title;
    private final String country;
    private final String currency;
    private final Language language;
    private final double salePrice;
    private final double rent;

    City(String title, String country, String currency, Language language, double salePrice, double rent) {
        this.title = title;
        this.country = country;
        this.currency = currency;
        this.language = language;
        this.salePrice = salePrice;
        this.rent = rent;
    }

    String title() {
        return title;
    }

    String country() {
        return country;
    }

    String currency() {
        return currency;
    }

    Language language() {
        return language;
    }

    double salePrice() {
        return salePrice;
    }

    double rent() {
        return rent;
    }
}
