package io.quartier.launcher.demo;

import io.quartier.launcher.postgres.Passwords;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Two agencies with their listings, made through the public API. Cut short at any point, the next start completes it: every step is
 * either noted or can be repeated without doing it twice.
 */
public final class Demo {

    /** The column of each field; the sample's files are named after the fields, except where a field lies deeper. */
    private static final Map<String, String> COLUMNS = columns();

    private final Api api;
    private final Path file;
    private final Progress progress;
    private final Consumer<String> console;

    private Demo(Api api, Path file, Progress progress, Consumer<String> console) {
        this.api = api;
        this.file = file;
        this.progress = progress;
        this.console = console;
    }

    public static Demo of(URI server, Path data, Consumer<String> console) throws IOException {
        Path file = file(data);
        return new Demo(Api.at(server), file, new Progress(file), console);
    }

    /** Where the passwords are kept. */
    public static Path file(Path data) {
        return data.resolve("demo.properties");
    }

    /** Makes what is not there yet. */
    public void complete() throws IOException, InterruptedException {
        for (Agency agency : Agency.ALL) {
            if (!progress.has(agency.key() + ".listings")) {
                console.accept("demo: registering " + agency.name());
                String token = signIn(agency, progress.get(agency.key() + ".password", Passwords::generate));
                progress.put(agency.key() + ".registered", "true");
                console.accept("demo: importing the listings of " + agency.name());
                progress.put(agency.key() + ".listings", Long.toString(importListings(agency, api.as(token))));
            }
        }
    }

    /** Who can sign in by now. */
    public List<Account> accounts() {
        return Agency.ALL.stream()
                .filter(agency -> progress.has(agency.key() + ".registered"))
                .map(agency -> new Account(agency.name(), agency.email(), progress.get(agency.key() + ".password")))
                .toList();
    }

    /** Registers the agency, unless an earlier run has done so, and signs its owner in. */
    private String signIn(Agency agency, String password) throws IOException, InterruptedException {
        try {
            return token(login(agency, password));
        } catch (Api.Refused unknown) {
            if (unknown.status() != 401) {
                throw unknown;
            }
        }
        Map<String, String> registration = new LinkedHashMap<>();
        registration.put("organizationName", agency.name());
        registration.put("email", agency.email());
        registration.put("password", password);
        registration.put("firstName", agency.firstName());
        registration.put("lastName", agency.lastName());
        try {
            api.post("auth/register", registration, key(agency, "register"));
            return token(login(agency, password));
        } catch (Api.Refused refused) {
            if (refused.status() == 401 || refused.status() == 409) {
                throw new IOException(
                        "The database knows %s already, but not with the password in %s. Bring the file back, or start without the demo: -Dquartier.demo=false"
                                .formatted(agency.email(), file),
                        refused);
            }
            throw refused;
        }
    }

    private JsonObject login(Agency agency, String password) throws IOException, InterruptedException {
        return api.post("auth/login", Map.of("email", agency.email(), "password", password), "");
    }

    private long importListings(Agency agency, Api signedIn) throws IOException, InterruptedException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("format", "csv");
        fields.put("publish", "true");
        fields.put("mapping", mapping());
        JsonObject run = signedIn.upload(
                "listings/imports",
                fields,
                SampleListings.file(agency),
                text(SampleListings.file(agency)),
                key(agency, "import"));
        String id = run.getString("id");
        while (List.of("queued", "running").contains(run.getString("status"))) {
            Thread.sleep(250);
            run = signedIn.get("listings/imports/" + id);
        }
        if (!run.getString("status").equals("completed") || run.getInt("refused") > 0) {
            // a new key, or the next start would be told of this run again
            progress.remove(agency.key() + ".import.key");
            throw new IOException("The import of the sample listings of " + agency.name() + " ended so: " + run);
        }
        return run.getInt("read");
    }

    private String key(Agency agency, String step) throws IOException {
        return progress.get(
                agency.key() + "." + step + ".key", () -> UUID.randomUUID().toString());
    }

    private static String token(JsonObject session) {
        return session.getString("accessToken");
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = Demo.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String mapping() {
        var mapping = Json.createObjectBuilder();
        COLUMNS.forEach(mapping::add);
        return mapping.build().toString();
    }

    private static Map<String, String> columns() {
        Map<String, String> deeper = Map.of(
                "currency", "price.currency",
                "street", "address.street",
                "houseNumber", "address.houseNumber",
                "postalCode", "address.postalCode",
                "city", "address.city",
                "district", "address.district",
                "country", "address.country",
                "lat", "location.lat",
                "lon", "location.lon");
        Map<String, String> columns = new LinkedHashMap<>();
        for (String column : SampleListings.COLUMNS) {
            columns.put(deeper.getOrDefault(column, column), column);
        }
        return columns;
    }
}
