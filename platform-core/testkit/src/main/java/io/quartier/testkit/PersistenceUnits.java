package io.quartier.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quartier.contract.Plugin;
import io.quartier.contract.data.InstantColumn;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The persistence units of a plugin: a plugin that has entities has one. */
final class PersistenceUnits {

    private PersistenceUnits() {}

    static List<Unit> read(PluginFiles files) {
        List<JavaClass> persistent = new ClassFileImporter()
                .importPath(files.root()).stream()
                        .filter(PersistenceUnits::isPersistent)
                        .toList();
        List<String> entities = new ArrayList<>();
        persistent.forEach(type -> entities.add(type.getName()));
        if (persistent.stream().anyMatch(PersistenceUnits::hasInstants)) {
            entities.add(InstantColumn.class.getName());
        }
        List<Unit> units = files.text("META-INF/persistence.xml")
                .map(xml -> parse(xml, entities))
                .orElse(List.of());
        assertThat(units)
                .as("persistence units, one where there are entities (" + entities + ")")
                .hasSize(entities.isEmpty() ? units.size() : 1);
        return units;
    }

    private static boolean isPersistent(JavaClass type) {
        return type.isAnnotatedWith(Entity.class)
                || type.isAnnotatedWith(Embeddable.class)
                || type.isAnnotatedWith(MappedSuperclass.class)
                || type.isAnnotatedWith(Converter.class);
    }

    private static boolean hasInstants(JavaClass type) {
        return type.getFields().stream().anyMatch(field -> field.getRawType().isEquivalentTo(Instant.class));
    }

    private static List<Unit> parse(String xml, List<String> entities) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            NodeList elements = factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getElementsByTagName("persistence-unit");
            List<Unit> units = new ArrayList<>();
            for (int i = 0; i < elements.getLength(); i++) {
                units.add(unit((Element) elements.item(i), entities));
            }
            return units;
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("META-INF/persistence.xml: " + e.getMessage(), e);
        }
    }

    private static Unit unit(Element element, List<String> entities) {
        Map<String, String> properties = new HashMap<>();
        NodeList nodes = element.getElementsByTagName("property");
        for (int i = 0; i < nodes.getLength(); i++) {
            Element property = (Element) nodes.item(i);
            properties.put(property.getAttribute("name"), property.getAttribute("value"));
        }
        return new Unit(
                element.getAttribute("name"),
                texts(element, "jta-data-source"),
                texts(element, "shared-cache-mode"),
                texts(element, "class"),
                properties,
                entities);
    }

    private static List<String> texts(Element element, String tag) {
        NodeList nodes = element.getElementsByTagName(tag);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent().strip());
        }
        return texts;
    }

    record Unit(
            String name,
            List<String> dataSources,
            List<String> cacheModes,
            List<String> classes,
            Map<String, String> properties,
            List<String> entities) {

        void check(Plugin plugin) {
            assertThat(name).as("name of the persistence unit").isEqualTo(plugin.id());
            assertThat(dataSources).as("jta-data-source").containsExactly("jdbc/quartier");
            assertThat(cacheModes)
                    .as("shared-cache-mode: a shared cache sits above row-level security")
                    .containsExactly("NONE");
            assertThat(properties)
                    .as("on Payara, reads would otherwise leave the transaction and with it the organization")
                    .containsEntry("eclipselink.transaction.join-existing", "true");
            assertThat(properties.keySet())
                    .as("tables come from the scripts")
                    .noneMatch(key -> key.contains("schema-generation") || key.contains("ddl-generation"));
            assertThat(classes).as("classes listed in persistence.xml").containsExactlyInAnyOrderElementsOf(entities);
        }
    }
}
