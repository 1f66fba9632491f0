package io.quartier.listings.importing.openimmo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.listings.importing.feed.FeedItem;
import io.quartier.listings.importing.feed.FeedItem.Wish;
import io.quartier.listings.listing.ListingDraft;
import io.quartier.listings.listing.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenImmoFeedTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 2, 15);

    static final String OBJECT = """
            <immobilie>
              <objektkategorie>
                <nutzungsart WOHNEN="true"/><vermarktungsart KAUF="0" MIETE_PACHT="1"/>
                <objektart><wohnung wohnungtyp="DACHGESCHOSS"/></objektart>
              </objektkategorie>
              <geo><plz>8010</plz><ort>Graz</ort><geokoordinaten breitengrad="47.07" laengengrad="15.44"/>
                <strasse>Herrengasse</strasse><hausnummer>3/14</hausnummer><bundesland>Steiermark</bundesland>
                <land iso_land="AUT"/><etage>5</etage><anzahl_etagen>5</anzahl_etagen></geo>
              <kontaktperson><email_zentrale>a@b.at</email_zentrale></kontaktperson>
              <preise><nettokaltmiete>890.50</nettokaltmiete><warmmiete>1100</warmmiete><nebenkosten>180</nebenkosten>
                <kaution>2670</kaution><aussen_courtage mit_mwst="true">provisionsfrei</aussen_courtage>
                <waehrung iso_waehrung="EUR"/></preise>
              <flaechen><wohnflaeche>64.2</wohnflaeche><nutzflaeche>0</nutzflaeche><gesamtflaeche>70</gesamtflaeche>
                <anzahl_zimmer>2.5</anzahl_zimmer><anzahl_badezimmer>1.0</anzahl_badezimmer>
                <anzahl_balkone>2</anzahl_balkone></flaechen>
              <ausstattung><kueche EBK="1"/><heizungsart FERN="true"/><fahrstuhl PERSONEN="true"/>
                <moebliert moeb="TEIL"/><unterkellert keller="JA"/><sauna>false</sauna></ausstattung>
              <zustand_angaben><baujahr>um 1905</baujahr><letztemodernisierung>2019</letztemodernisierung>
                <zustand zustand_art="VOLL_SANIERT"/>
                <energiepass><epart>BEDARF</epart><endenergiebedarf>98,4</endenergiebedarf><wertklasse>c</wertklasse>
                  <primaerenergietraeger>FERN</primaerenergietraeger><gueltig_bis>06-2029</gueltig_bis></energiepass>
              </zustand_angaben>
              <freitexte><objekttitel>Dachwohnung &amp; Terrasse</objekttitel><lage>Zentral.</lage>
                <objektbeschreibung><![CDATA[Hell & ruhig.]]></objektbeschreibung></freitexte>
              <anhaenge><anhang><daten><anhanginhalt>AAAA</anhanginhalt></daten></anhang></anhaenge>
              <verwaltung_objekt><objektadresse_freigeben>false</objektadresse_freigeben><abdatum>2027-03-01</abdatum>
                <haustiere>true</haustiere></verwaltung_objekt>
              <verwaltung_techn><objektnr_extern>G-17</objektnr_extern><aktion aktionart="CHANGE"/>
                <openimmo_obid>OI-1</openimmo_obid><sprache>de-AT</sprache></verwaltung_techn>
            </immobilie>
            """;

    @Test
    void objectBecomesAListing() throws IOException {
        FeedItem item = items(file(OBJECT)).get(0);

        assertThat(item.externalId()).isEqualTo("G-17");
        assertThat(item.wish()).isEqualTo(Wish.KEEP);
        assertThat(item.line()).isEqualTo(3);
        assertThat(item.read(Samples.RECORDS).draft()).isEqualTo(Samples.draft("""
                {"externalId": "G-17", "type": "apartment", "subtype": "dachgeschoss", "transaction": "rent",
                 "title": "Dachwohnung & Terrasse", "description": "Hell & ruhig.\\n\\nZentral.", "language": "de-AT",
                 "price": {"amount": "890.50", "currency": "EUR"},
                 "operatingCosts": {"amount": "180", "currency": "EUR"}, "deposit": {"amount": "2670", "currency": "EUR"},
                 "commission": "provisionsfrei", "livingArea": 64.2, "usableArea": 70, "rooms": 2.5, "bathrooms": 1,
                 "floor": 5, "floors": 5, "yearBuilt": 1905, "yearRenovated": 2019, "condition": "fully-renovated",
                 "heating": "district", "furnishing": "partly", "availableFrom": "2027-03-01",
                 "address": {"street": "Herrengasse", "houseNumber": "3/14", "postalCode": "8010", "city": "Graz",
                             "region": "Steiermark", "country": "AT"},
                 "streetHidden": true, "location": {"lat": 47.07, "lon": 15.44},
                 "features": ["balcony", "cellar", "fitted-kitchen", "lift", "pets-allowed"],
                 "energy": {"basis": "demand", "value": 98.4, "efficiencyClass": "C", "carrier": "district-heat",
                            "validUntil": "2029-06-30"}}
                """));
    }

    @Test
    void objectWithoutANumberIsKnownByItsObid() throws IOException {
        String without = OBJECT.replace("<objektnr_extern>G-17</objektnr_extern>", "<objektnr_extern/>");
        assertThat(items(file(without)).get(0).externalId()).isEqualTo("OI-1");
        assertThat(items(file(without.replace("<openimmo_obid>OI-1</openimmo_obid>", "")))
                        .get(0)
                        .externalId())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'<aktion aktionart=\"DELETE\"/>', CHANGE, REMOVE",
        "'<aktion aktionart=\"CHANGE\"/>', DELETE, KEEP",
        "'<aktion aktionart=\"REFERENZ\"/>', CHANGE, CLOSE",
        "'<aktion/>', DELETE, REMOVE",
        "'', NEW, KEEP",
        "'', DELETE, REMOVE",
    })
    void objectsActionComesBeforeThatOfTheTransfer(String action, String modus, Wish wish) throws IOException {
        String object = OBJECT.replace("<aktion aktionart=\"CHANGE\"/>", action);
        assertThat(items(file(object).replace("modus=\"NEW\"", "modus=\"" + modus + "\""))
                        .get(0)
                        .wish())
                .isEqualTo(wish);
    }

    @Test
    void soldObjectIsClosed() throws IOException {
        String sold = OBJECT.replace("<zustand_angaben>", "<zustand_angaben><verkaufstatus stand=\"VERKAUFT\"/>");
        assertThat(items(file(sold)).get(0).wish()).isEqualTo(Wish.CLOSE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "890.50</nettokaltmiete> | auf Anfrage</nettokaltmiete> | price.amount TYPE",
                "<objekttitel>Dachwohnung &amp; Terrasse</objekttitel> | <objekttitel/> | title REQUIRED",
                "iso_land=\"AUT\" | iso_land=\"XXX\" | address.country FORMAT",
                "<land iso_land=\"AUT\"/> | <land/> | address.country REQUIRED",
                "wohnung wohnungtyp | schloss wohnungtyp | type REQUIRED",
                "MIETE_PACHT=\"1\" | MIETE_PACHT=\"0\" | transaction REQUIRED, price REQUIRED",
                "<wohnflaeche>64.2 | <wohnflaeche>-4 | livingArea POSITIVE",
            })
    void faultyObjectSaysWhatIsWrong(String good, String bad, String faults) throws IOException {
        FeedItem item = items(file(OBJECT.replace(good, bad))).get(0);
        QuartierException e = catchThrowableOfType(
                QuartierException.class, () -> item.read(Samples.RECORDS).draft());
        assertThat(e.faults())
                .extracting(f -> f.field() + " " + f.code())
                .containsExactlyInAnyOrder(faults.split(", "));
    }

    @Test
    void providersOfOneFileMayNotShareNumbers() throws IOException {
        String other = OBJECT.replace("G-17", "G-18");
        String between = "</anbieter><anbieter>";
        assertThat(items(file(OBJECT + between + other))).hasSize(2);
        assertThat(items(file(OBJECT + OBJECT)))
                .as("one provider repeats itself")
                .hasSize(2);
        assertThat(refused(bytes(file(OBJECT + between + OBJECT)))).isEqualTo("NUMBER_SHARED");

        String named = "<openimmo_anid>X1</openimmo_anid>";
        assertThat(items(file(named + OBJECT + between + named + OBJECT))).hasSize(2);
        assertThat(refused(bytes(file(named + OBJECT + between + named.replace("X1", "X2") + OBJECT))))
                .isEqualTo("NUMBER_SHARED");
    }

    @Test
    void fileMayDeclareItsEncoding() throws IOException {
        String latin = file(OBJECT.replace("Zentral.", "Größe")).replace("UTF-8", "ISO-8859-1");
        assertThat(items(latin.getBytes(StandardCharsets.ISO_8859_1))
                        .get(0)
                        .read(Samples.RECORDS)
                        .draft()
                        .description())
                .endsWith("Größe");
    }

    @Test
    void elementsMayStandInANamespace() throws IOException {
        String inNamespace = file(OBJECT).replace("<openimmo>", "<openimmo xmlns=\"http://www.openimmo.de\">");
        assertThat(items(inNamespace)).hasSize(1);
    }

    @Test
    void wrongEncodingIsRefused() {
        byte[] lies = file(OBJECT.replace("Zentral.", "Größe")).getBytes(Charset.forName("windows-1252"));
        assertThat(refused(lies)).startsWith("FILE_ENCODING");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE openimmo SYSTEM \"http://127.0.0.1:1/x.dtd\"><openimmo/>",
                "<!DOCTYPE openimmo [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><openimmo><anbieter>&x;</anbieter></openimmo>",
                "<!DOCTYPE o [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><openimmo>&b;</openimmo>",
                "<!DOCTYPE openimmo [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/p\"> %p;]><openimmo/>",
            })
    @Timeout(5)
    void documentTypesAndEntitiesAreRefused(String xml) {
        assertThat(refused(xml.getBytes(StandardCharsets.UTF_8))).isEqualTo("XML_DOCTYPE");
    }

    @Test
    @Timeout(5)
    void billionLaughsAreRefused() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE openimmo [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        bomb.append("]><openimmo>&l29;</openimmo>");
        assertThat(refused(bomb.toString().getBytes(StandardCharsets.UTF_8))).isEqualTo("XML_DOCTYPE");
    }

    @Test
    void brokenXmlIsRefused() {
        assertThat(refused(bytes(file(OBJECT).substring(0, 900)))).isEqualTo("XML_SYNTAX");
        assertThat(refused(bytes("<openimmo><a></openimmo>"))).isEqualTo("XML_SYNTAX");
        assertThat(refused(bytes("<openimmo>&unknown;</openimmo>"))).isIn("XML_SYNTAX", "XML_DOCTYPE");
        assertThat(refused(bytes("{\"json\": true}"))).isEqualTo("XML_SYNTAX");
        assertThat(refused(bytes("id,title\n1,2\n"))).isEqualTo("XML_SYNTAX");
        assertThat(refused(bytes("<html/>"))).isEqualTo("XML_ROOT");
        assertThat(refused(new byte[0])).isEqualTo("FILE_EMPTY");
        assertThat(refused(bytes("   "))).isEqualTo("XML_SYNTAX");
        assertThat(refused(new byte[] {'P', 'K', 3, 4, 0, 0})).isEqualTo("FILE_TYPE");
        assertThat(refused(file(OBJECT).getBytes(StandardCharsets.UTF_16LE))).isIn("XML_SYNTAX", "FILE_ENCODING");
    }

    @Test
    void endlessObjectIsRefused() {
        assertThat(refused(bytes(file("<immobilie><freitexte><objekttitel>" + "x".repeat(10_000_000)
                        + "</objekttitel></freitexte></immobilie>"))))
                .isEqualTo("OBJECT_TOO_LARGE");
        assertThat(refused(bytes(file("<immobilie>" + "<a>".repeat(1000) + "</a>".repeat(1000) + "</immobilie>"))))
                .isEqualTo("OBJECT_TOO_LARGE");
    }

    @Test
    void picturesInsideTheFileAreSkipped() throws IOException {
        String large = OBJECT.replace("AAAA", "QUJD".repeat(1_000_000));
        assertThat(items(file(large)).get(0).externalId()).isEqualTo("G-17");
    }

    @Test
    void theFormatsOwnSampleIsSound() throws IOException {
        Path sample = Stream.of("../../../shared/data", "../../../../shared/data")
                .map(folder -> Path.of(folder, "openimmo/openimmo-1.2.7.xml"))
                .filter(Files::exists)
                .findFirst()
                .orElseGet(() -> Assumptions.abort("shared/data is not beside this checkout"));
        List<FeedItem> items = items(Files.readAllBytes(sample));

        assertThat(items).hasSize(1);
        assertThat(items.get(0).externalId()).isEqualTo("111");
        assertThat(items.get(0).wish()).as("active until 2001").isEqualTo(Wish.HOLD);
        ListingDraft draft = items.get(0).read(Samples.RECORDS).draft();
        assertThat(draft.title()).isEqualTo("Schönes Appartment im Stadtzentrum");
        assertThat(draft.price().currency()).isEqualTo("DEM");
        assertThat(draft.address().country()).isEqualTo("DE");
        assertThat(draft.energy().efficiencyClass()).isEqualTo("C");
    }

    private static String refused(byte[] file) {
        QuartierException e = catchThrowableOfType(QuartierException.class, () -> items(file));
        assertThat(e).isNotNull();
        assertThat(e.faults()).hasSize(1).extracting(Fault::field).containsExactly("file");
        return e.faults().get(0).code();
    }

    static String file(String objects) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<openimmo><uebertragung art=\"ONLINE\" umfang=\"TEIL\""
                + " modus=\"NEW\" version=\"1.2.7\"/><anbieter>\n" + objects + "</anbieter></openimmo>";
    }

    static List<FeedItem> items(String file) throws IOException {
        return items(bytes(file));
    }

    private static List<FeedItem> items(byte[] file) throws IOException {
        List<FeedItem> items = new ArrayList<>();
        try (InputStream stream = new ByteArrayInputStream(file);
                OpenImmoFeed feed = new OpenImmoFeed(stream, TODAY)) {
            for (FeedItem item = feed.next(); item != null; item = feed.next()) {
                items.add(item);
            }
        }
        return items;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
