package io.quartier.web.openapi;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/** The files of the page to browse and try: our own two, and Swagger UI's from its WebJar. Nothing comes from elsewhere. */
final class UiFiles {

    private static final String OWN = "io/quartier/web/openapi/";
    private static final String WEBJAR = "META-INF/resources/webjars/swagger-ui/";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** What is served, each with its type; a path that is not here does not exist. */
    private static final Map<String, String> TYPES = Map.of(
            "", "text/html; charset=utf-8",
            "ui.js", "text/javascript; charset=utf-8",
            "swagger-ui.css", "text/css; charset=utf-8",
            "swagger-ui-bundle.js", "text/javascript; charset=utf-8",
            "favicon-32x32.png", "image/png");

    private final ClassLoader loader = UiFiles.class.getClassLoader();
    private final String version = version();

    boolean isSent(String name, HttpServletResponse response) throws IOException {
        String type = TYPES.get(name);
        if (type == null) {
            return false;
        }
        String place =
                name.isEmpty() ? OWN + "ui.html" : name.equals("ui.js") ? OWN + name : WEBJAR + version + "/" + name;
        try (InputStream in = loader.getResourceAsStream(place)) {
            if (in == null) {
                return false;
            }
            response.setContentType(type);
            response.setHeader("Content-Security-Policy", POLICY);
            response.setHeader("Cache-Control", "public, max-age=3600");
            in.transferTo(response.getOutputStream());
            return true;
        }
    }

    private String version() {
        Properties properties = new Properties();
        try (InputStream in = loader.getResourceAsStream("META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "-");
    }
}
