package io.quartier.listings.importing.openimmo;

import io.quartier.contract.error.QuartierException;
import io.quartier.listings.importing.feed.Feed;
import io.quartier.listings.importing.feed.FeedItem;
import io.quartier.listings.importing.feed.FileFaults;
import io.quartier.listings.importing.feed.FileStart;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An OpenImmo 1.2.7 file, one {@code immobilie} in memory at a time. Documents with a DOCTYPE are refused, so there are
 * no entities to be expanded or fetched.
 */
public final class OpenImmoFeed implements Feed {

    /** Characters of one object at most, attachments not counted. */
    private static final int MAX_OBJECT = 1 << 20;

    private static final int MAX_DEPTH = 50;

    /** Parts of an object that say nothing about it, and may hold whole pictures. */
    private static final Set<String> SKIPPED = Set.of("anhaenge", "kontaktperson", "weitere_adresse", "foto");

    private final XMLStreamReader xml;
    private final LocalDate today;
    private final Map<String, String> providers = new HashMap<>();
    private int anbieter;
    private String provider;
    private String modus;
    private int size;

    /**
     * Reads as far as the root.
     *
     * @param today the day that the time of each object is held against
     * @throws QuartierException {@code VALIDATION_ERROR} where the file is no OpenImmo
     */
    public OpenImmoFeed(InputStream file, LocalDate today) throws IOException {
        this.today = today;
        InputStream start = FileStart.checkKind(file);
        // the JDK's own on every server
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try {
            xml = factory.createXMLStreamReader(start);
            while (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
                step();
            }
        } catch (XMLStreamException e) {
            throw syntax(e);
        }
        if (!xml.getLocalName().equals("openimmo")) {
            throw FileFaults.xmlRoot(shortened(xml.getLocalName()));
        }
    }

    @Override
    public FeedItem next() throws IOException {
        try {
            while (xml.hasNext()) {
                if (step() == XMLStreamConstants.START_ELEMENT) {
                    size = 0;
                    switch (xml.getLocalName()) {
                        case "uebertragung" -> modus = xml.getAttributeValue(null, "modus");
                        case "anbieter" -> provider = String.valueOf(++anbieter);
                        case "openimmo_anid" -> name(element(0).text());
                        case "immobilie" -> {
                            long line = xml.getLocation().getLineNumber();
                            OpenImmoItem item = new OpenImmoItem(line, element(0), modus, today);
                            demandOneProvider(item);
                            return item;
                        }
                        default -> {
                            // what is inside comes by itself
                        }
                    }
                }
            }
            return null;
        } catch (XMLStreamException e) {
            throw syntax(e);
        }
    }

    /** A provider that stands twice in the file is one, where it says who it is. */
    private void name(String anid) {
        if (anid != null) {
            provider = "anid " + anid;
        }
    }

    /** Two providers that use the same number mean two objects, and one of them would be lost. */
    private void demandOneProvider(OpenImmoItem item) {
        String number = item.externalId();
        if (number != null && provider != null) {
            String other = providers.putIfAbsent(number, provider);
            if (other != null && !other.equals(provider)) {
                throw FileFaults.numberShared(shortened(number), item.line());
            }
        }
    }

    private int step() throws XMLStreamException {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw FileFaults.xmlDoctype();
        }
        return event;
    }

    private Element element(int depth) throws XMLStreamException {
        Element element = new Element(xml.getLocalName());
        count(xml.getLocalName().length(), depth);
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            element.attributes().put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            count(
                    xml.getAttributeLocalName(i).length()
                            + xml.getAttributeValue(i).length(),
                    depth);
        }
        while (true) {
            switch (step()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (SKIPPED.contains(xml.getLocalName())) {
                        skip();
                    } else {
                        element.add(element(depth + 1));
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    count(xml.getTextLength(), depth);
                    element.add(xml.getText());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return element;
                }
                default -> {
                    // comments and processing instructions say nothing
                }
            }
        }
    }

    private void skip() throws XMLStreamException {
        for (int open = 1; open > 0; ) {
            int event = step();
            open += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private void count(int characters, int depth) {
        size += characters;
        if (size > MAX_OBJECT || depth > MAX_DEPTH) {
            throw FileFaults.objectTooLarge(xml.getLocation().getLineNumber());
        }
    }

    private static QuartierException syntax(XMLStreamException e) {
        if (e.getNestedException() instanceof CharConversionException) {
            return FileFaults.encoding("ISO-8859-1, Windows-1252");
        }
        return e.getLocation() == null
                ? FileFaults.xmlSyntax(1, 1)
                : FileFaults.xmlSyntax(
                        Math.max(1, e.getLocation().getLineNumber()),
                        Math.max(1, e.getLocation().getColumnNumber()));
    }

    private static String shortened(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100) + "…";
    }

    @Override
    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }
}
