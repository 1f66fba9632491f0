package it.quartier.server;

import io.quartier.launcher.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Payara as {@code server-config/payara} builds it, in a domain of its own. */
final class Payara extends ServerProcess {

    private final Path home;
    private final Path domains;
    private final int adminPort;

    private Payara(Path home, Path domains, int adminPort) {
        this.home = home;
        this.domains = domains;
        this.adminPort = adminPort;
    }

    static Payara in(Path checkout, Path directory, int port) throws IOException {
        Path home = checkout.resolve("server-config/payara/target/payara6");
        Path domains = directory.resolve("domains");
        for (String part : List.of("config", "lib", "init-info", "docroot")) {
            Directories.copy(
                    home.resolve("glassfish/domains/quartier").resolve(part),
                    domains.resolve("quartier").resolve(part));
        }
        // Arquillian asks the server for its port and gets the text of the configuration, not what it means
        Path configuration = domains.resolve("quartier/config/domain.xml");
        Files.writeString(
                configuration,
                Files.readString(configuration)
                        .replaceFirst("\\$\\{ENV=QUARTIER_HTTP_PORT:\\d+}", Integer.toString(port)));
        int adminPort = Ports.anyFree();
        System.setProperty("it.admin.port", Integer.toString(adminPort));
        System.setProperty("it.http.port", Integer.toString(port));
        return new Payara(home, domains, adminPort);
    }

    @Override
    ProcessBuilder command(Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(
                        Directories.script(home.resolve("bin/asadmin")),
                        "start-domain",
                        "--domaindir",
                        domains.toString(),
                        "quartier")
                .redirectErrorStream(true)
                .redirectOutput(domains.resolve("start.log").toFile());
        builder.environment().putAll(environment);
        builder.environment().put("QUARTIER_ADMIN_PORT", Integer.toString(adminPort));
        builder.environment().put("JDK_JAVA_OPTIONS", "-Xmx512m");
        return builder;
    }

    @Override
    boolean isUp(Process started) throws IOException {
        if (started.isAlive()) {
            return false;
        }
        if (started.exitValue() != 0) {
            throw new IllegalStateException("Payara did not start:\n" + Files.readString(domains.resolve("start.log")));
        }
        return true;
    }

    @Override
    List<ProcessHandle> processes() {
        try {
            Path pid = domains.resolve("quartier/config/pid");
            return Files.exists(pid)
                    ? ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).stream()
                            .toList()
                    : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    Path log() {
        return domains.resolve("quartier/logs/server.log");
    }
}
