package io.quartier.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How a server is started on the EAR.
 *
 * @param kind which one
 * @param command starts it in the foreground
 * @param environment beside the settings that both servers take
 * @param directory where it is started
 */
public record Server(Kind kind, List<String> command, Map<String, String> environment, Path directory) {

    /** Half the CPU until ready, for less speed under load later: right for trying things out. JVM_ARGS in the environment wins. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    /** As much as Open Liberty has in its jvm.options; what comes after it wins. */
    private static final String HEAP = "-Xmx512m";

    public enum Kind {
        LIBERTY("Open Liberty", "CWWKZ0(002|004|106|124)E"),
        PAYARA(
                "Payara Server",
                "Exception while (loading|deploying|preparing) the app|Error occurred during deployment");

        private final String title;
        private final Pattern refusal;

        Kind(String title, String refusal) {
            this.title = title;
            this.refusal = Pattern.compile(refusal);
        }

        /** What stands in the log when the application will not come up any more. */
        public Pattern refusal() {
            return refusal;
        }

        String title() {
            return title;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Server of(Kind kind, Path home, Path data) throws NotBuilt, IOException {
        Path ear = built(home.resolve("ear/target/quartier.ear"));
        return kind == Kind.LIBERTY ? liberty(home, ear, data) : payara(home, ear, data);
    }

    /** A part of the product is not where the build leaves it. */
    public static final class NotBuilt extends Exception {
        private static final long serialVersionUID = 1L;

        NotBuilt(Path missing) {
            super("There is no " + missing + ". Build it: mvn -Prun");
        }
    }

    private static Server liberty(Path home, Path ear, Path data) throws NotBuilt {
        Path wlp = built(home.resolve("server-config/liberty/target/wlp"));
        built(wlp.resolve("usr/servers/quartier/server.xml"));
        return new Server(
                Kind.LIBERTY,
                List.of(script(wlp.resolve("bin/server")), "run", "quartier"),
                Map.of(
                        "QUARTIER_EAR",
                        ear.toString(),
                        "LOG_DIR",
                        data.resolve("logs").toString(),
                        "JVM_ARGS",
                        jvmArguments()),
                wlp);
    }

    private static Server payara(Path home, Path ear, Path data) throws NotBuilt, IOException {
        Path payara = built(home.resolve("server-config/payara/target/payara6"));
        // the build makes the domain anew each time, so the EAR is deployed at each start
        Path deployment = data.resolve("payara-deployment.txt");
        Files.writeString(deployment, "deploy --force=true --name=quartier \"" + ear + "\"\n");
        return new Server(
                Kind.PAYARA,
                List.of(
                        script(payara.resolve("bin/asadmin")),
                        "start-domain",
                        "--verbose",
                        "--postbootcommandfile=" + deployment,
                        "quartier"),
                Map.of(
                        "QUARTIER_ADMIN_PORT",
                        Integer.toString(Ports.anyFree()),
                        "JDK_JAVA_OPTIONS",
                        HEAP + " " + jvmArguments()),
                payara);
    }

    private static String jvmArguments() {
        return System.getenv().getOrDefault("JVM_ARGS", QUICK_START);
    }

    private static String script(Path path) {
        return Files.exists(Path.of(path + ".bat")) && File.separatorChar == '\\' ? path + ".bat" : path.toString();
    }

    private static Path built(Path path) throws NotBuilt {
        if (!Files.exists(path)) {
            throw new NotBuilt(path);
        }
        return path;
    }
}
