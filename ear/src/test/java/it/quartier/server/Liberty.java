package it.quartier.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Open Liberty as {@code server-config/liberty} builds it, with what a deployment from outside needs. */
final class Liberty extends ServerProcess {

    private static final String DEPLOYABLE = """
            <server>
              <featureManager>
                <feature>localConnector-1.0</feature>
              </featureManager>
              <applicationMonitor updateTrigger="polled" pollingRate="200ms" dropinsEnabled="true"/>
            </server>
            """;

    private final Path home;
    private final Path usr;
    private final String name;
    private final Path log;
    private Process process;

    private Liberty(Path home, Path usr, String name, Path log) {
        this.home = home;
        this.usr = usr;
        this.name = name;
        this.log = log;
    }

    static Liberty in(Path checkout, Path directory, int port) throws IOException {
        Path home = checkout.resolve("server-config/liberty/target/wlp");
        Path usr = directory.resolve("usr");
        // Arquillian finds the process by this name, among all that run on the machine
        String name = "whole-system-" + port;
        Directories.copy(home.resolve("usr/shared"), usr.resolve("shared"));
        Path server = usr.resolve("servers").resolve(name);
        Files.createDirectories(server);
        for (String file : List.of("server.xml", "features.xml", "bootstrap.properties", "jvm.options")) {
            Files.copy(home.resolve("usr/servers/quartier").resolve(file), server.resolve(file));
        }
        Path overrides = Files.createDirectories(server.resolve("configDropins/overrides"));
        Files.writeString(overrides.resolve("deployable.xml"), DEPLOYABLE);
        System.setProperty("it.liberty.home", home.toString());
        System.setProperty("it.liberty.usr", usr.toString());
        System.setProperty("it.liberty.name", name);
        System.setProperty("it.http.port", Integer.toString(port));
        return new Liberty(home, usr, name, directory.resolve("server.log"));
    }

    @Override
    ProcessBuilder command(Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(Directories.script(home.resolve("bin/server")), "run", name)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("WLP_USER_DIR", usr.toString());
        return builder;
    }

    @Override
    boolean isUp(Process started) {
        process = started;
        if (!started.isAlive()) {
            throw new IllegalStateException("Open Liberty ended with " + started.exitValue());
        }
        // written when its local connector listens
        return Files.exists(usr.resolve("servers").resolve(name).resolve("logs/state/com.ibm.ws.jmx.local.address"));
    }

    @Override
    List<ProcessHandle> processes() {
        return process == null
                ? List.of()
                : Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                        .toList();
    }

    @Override
    Path log() {
        return log;
    }
}
