package io.quartier.listings.importing;

/** OpenImmo files for tests. */
final class OpenImmoObjects {

    private OpenImmoObjects() {}

    static String file(String objects) {
        return "<openimmo><uebertragung art=\"ONLINE\" umfang=\"TEIL\" modus=\"NEW\" version=\"1.2.7\"/><anbieter>"
                + objects + "</anbieter></openimmo>";
    }

    static String flat(String number, String action) {
        return """
                <immobilie>
                  <objektkategorie><vermarktungsart MIETE_PACHT="true"/><objektart><wohnung/></objektart></objektkategorie>
                  <geo><plz>8010</plz><ort>Graz</ort><strasse>Herrengasse</strasse><land iso_land="AUT"/></geo>
                  <preise><nettokaltmiete>890.50</nettokaltmiete></preise>
                  <zustand_angaben/>
                  <freitexte><objekttitel>Dachwohnung</objekttitel></freitexte>
                  <verwaltung_techn><objektnr_extern>%s</objektnr_extern><aktion aktionart="%s"/></verwaltung_techn>
                </immobilie>
                """.formatted(number, action);
    }
}
