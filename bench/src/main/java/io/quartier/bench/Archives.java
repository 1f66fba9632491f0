package io.quartier.bench;

import io.quartier.bench.probe.BareApplication;
import io.quartier.bench.probe.EmptyPlugin;
import io.quartier.bench.probe.EmptyPluginResource;
import io.quartier.bench.probe.EmptyResource;
import io.quartier.bench.probe.FactStored;
import io.quartier.bench.probe.FactsPlugin;
import io.quartier.bench.probe.FactsResource;
import io.quartier.bench.probe.StoreEffect;
import io.quartier.bench.probe.StoreFacts;
import io.quartier.contract.Plugin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The archives that only the bench deploys. The product's EAR stays as it was built. */
final class Archives {

    private static final String BEANS = """
            <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="annotated"/>
            """;

    private Archives() {}

    /** The product's EAR with the probing plugins in it, as a partner would add his. */
    static void productWithProbes(Path product, Path target) throws IOException {
        Map<String, byte[]> empty =
                plugin(EmptyPlugin.class, EmptyPluginResource.class, EmptyPluginResource.Empty.class);
        Map<String, byte[]> facts = plugin(
                FactsPlugin.class,
                FactsResource.class,
                FactsResource.Stored.class,
                FactStored.class,
                StoreFacts.class,
                StoreEffect.class);
        String script = "db/benchevents/V1__facts.sql";
        facts.put(script, resource(FactsPlugin.class, script));
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(product));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(target))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(out);
            }
            out.putNextEntry(new ZipEntry("lib/quartier-bench-empty-plugin.jar"));
            out.write(zip(empty));
            out.putNextEntry(new ZipEntry("lib/quartier-bench-facts-plugin.jar"));
            out.write(zip(facts));
        }
    }

    private static Map<String, byte[]> plugin(Class<? extends Plugin> plugin, Class<?>... others) throws IOException {
        Map<String, byte[]> entries = classes("", others);
        entries.putAll(classes("", plugin));
        entries.put("META-INF/beans.xml", bytes(BEANS));
        entries.put("META-INF/services/io.quartier.contract.Plugin", bytes(plugin.getName() + "\n"));
        return entries;
    }

    /** A web application that holds nothing but an empty resource. */
    static void bareApplication(Path target) throws IOException {
        Map<String, byte[]> entries = classes("WEB-INF/classes/", BareApplication.class, EmptyResource.class);
        entries.put("WEB-INF/beans.xml", bytes(BEANS));
        Files.write(target, zip(entries));
    }

    /** An EAR around a web application with nothing but a page. */
    static void emptyEar(Path target) throws IOException {
        byte[] war = zip(Map.of("index.html", bytes("<!doctype html><title>Empty</title>\n")));
        Files.write(target, zip(Map.of("empty.war", war, "META-INF/application.xml", bytes("""
                                <application xmlns="https://jakarta.ee/xml/ns/jakartaee" version="10">
                                  <module><web><web-uri>empty.war</web-uri><context-root>/</context-root></web></module>
                                </application>
                                """))));
    }

    private static Map<String, byte[]> classes(String folder, Class<?>... classes) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (Class<?> one : List.of(classes)) {
            String name = one.getName().replace('.', '/') + ".class";
            entries.put(folder + name, resource(one, name));
        }
        return entries;
    }

    private static byte[] resource(Class<?> beside, String name) throws IOException {
        try (InputStream in = beside.getClassLoader().getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue(), 0, entry.getValue().length);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
