package io.quartier.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pools are alike on Open Liberty, in the Payara domain that the build makes, and on a Payara of one's own. */
class PoolsTest {

    private static final Path FOLDER = Path.of("..").toAbsolutePath().normalize();

    /** What a pool promises; times in seconds. */
    private record Pool(
            String user, boolean inTransactions, int min, String max, int borrow, int connect, String socket) {}

    @Test
    void bothServersHaveTheSame() throws IOException {
        assertThat(payara()).isEqualTo(liberty());
    }

    @Test
    void aPayaraOfOnesOwnHasTheSame() throws IOException {
        assertThat(ownPayara()).isEqualTo(payara());
    }

    @Test
    void theDriverWaitsLongerThanTheDatabaseWorks() throws IOException {
        String roles = Files.readString(FOLDER.resolve("postgres/roles.sql"));
        assertThat(roles)
                .contains("('quartier_app', 'statement_timeout', '30s')")
                .contains("('quartier_maintenance', 'statement_timeout', '2min')")
                .contains("('quartier_owner', 'statement_timeout', '0')");
        Map<String, Pool> pools = liberty();
        assertThat(Integer.parseInt(pools.get("quartier").socket())).isGreaterThan(30);
        assertThat(Integer.parseInt(pools.get("quartier-maintenance").socket())).isGreaterThan(120);
        assertThat(pools.get("quartier-owner").socket()).isEqualTo("0");
    }

    private static Map<String, Pool> liberty() throws IOException {
        String text = Files.readString(FOLDER.resolve("liberty/server.xml"));
        Map<String, Pool> pools = new TreeMap<>();
        for (MatchResult found : all("<dataSource id=\"([^\"]+)\".*?</dataSource>", text)) {
            String one = found.group();
            assertThat(one)
                    .contains("TRANSACTION_READ_COMMITTED", "tcpKeepAlive=\"true\"")
                    .contains("jndiName=\"jdbc/" + found.group(1) + "\"", "URL=\"${QUARTIER_DB_URL}\"");
            pools.put(
                    found.group(1),
                    new Pool(
                            first("user=\"([^\"]+)\"", one),
                            !one.contains("transactional=\"false\""),
                            Integer.parseInt(first("minPoolSize=\"(\\d+)\"", one)),
                            meant(first("maxPoolSize=\"([^\"]+)\"", one)),
                            Integer.parseInt(first("connectionTimeout=\"(\\d+)s\"", one)),
                            Integer.parseInt(first("connectTimeout=\"(\\d+)s\"", one)),
                            meant(first("socketTimeout=\"([^\"]+)s\"", one))));
        }
        assertThat(pools).containsKeys("quartier", "quartier-owner", "quartier-maintenance");
        return pools;
    }

    private static Map<String, Pool> payara() throws IOException {
        String text = Files.readString(FOLDER.resolve("payara/domain.xsl"));
        assertThat(text)
                .contains("transaction-isolation-level=\"read-committed\" is-isolation-level-guaranteed=\"false\"")
                .contains("statement-cache-size=\"50\"")
                .contains("is-connection-validation-required=\"true\"")
                .contains("validation-classname=\"org.glassfish.api.jdbc.validation.PostgresConnectionValidation\"")
                .contains("validate-atmost-once-period-in-seconds=\"5\"")
                .contains("<property name=\"tcpKeepAlive\" value=\"true\"/>");
        Map<String, Pool> pools = new TreeMap<>();
        for (MatchResult found : all("<xsl:call-template name=\"pool\">.*?</xsl:call-template>", text)) {
            String one = found.group();
            pools.put(
                    parameter("name", "", one),
                    new Pool(
                            parameter("user", "", one),
                            !parameter("non-transactional", "false", one).equals("true"),
                            Integer.parseInt(parameter("steady", "", one)),
                            meant(parameter("max", "", one)),
                            Integer.parseInt(parameter("wait", "10", one)),
                            Integer.parseInt(parameter("connect-timeout", "10", one)),
                            meant(parameter("socket-timeout", "", one))));
        }
        return pools;
    }

    private static Map<String, Pool> ownPayara() throws IOException {
        String text = Files.readString(FOLDER.resolve("payara/resources.asadmin"));
        Map<String, Pool> pools = new TreeMap<>();
        for (MatchResult found : all("create-jdbc-connection-pool .* (\\S+)\n", text)) {
            String one = found.group();
            assertThat(text)
                    .contains("create-jdbc-resource --connectionpoolid %s jdbc/%s\n"
                            .formatted(found.group(1), found.group(1)));
            assertThat(one)
                    .contains("--isolationlevel read-committed --isisolationguaranteed=false")
                    .contains("--statementcachesize 50", "--isconnectvalidatereq=true", "tcpKeepAlive=true")
                    .contains("--validationclassname org.glassfish.api.jdbc.validation.PostgresConnectionValidation")
                    .contains("--validateatmostonceperiod 5");
            pools.put(
                    found.group(1),
                    new Pool(
                            first("user=([a-z_]+)", one),
                            one.contains("--nontransactionalconnections=false"),
                            Integer.parseInt(first("--steadypoolsize (\\d+)", one)),
                            meant(first("--maxpoolsize (\\S+)", one)),
                            Integer.parseInt(first("--maxwait (\\d+)000 ", one)),
                            Integer.parseInt(first("connectTimeout=(\\d+)", one)),
                            meant(first("socketTimeout=(\\S+):tcp", one).replace("\\", ""))));
        }
        return pools;
    }

    /** A value, or the default of the environment variable that it comes from. */
    private static String meant(String value) {
        return switch (value) {
            case "${QUARTIER_DB_POOL_SIZE}", "${ENV=QUARTIER_DB_POOL_SIZE:20}" -> "20";
            case "${QUARTIER_DB_SOCKET_TIMEOUT}", "${ENV=QUARTIER_DB_SOCKET_TIMEOUT:40}" -> "40";
            default -> value;
        };
    }

    private static String parameter(String name, String otherwise, String text) {
        return all("<xsl:with-param name=\"" + name + "\">([^<]+)<", text).stream()
                .map(found -> found.group(1))
                .findFirst()
                .orElse(otherwise);
    }

    private static String first(String pattern, String text) {
        List<MatchResult> found = all(pattern, text);
        assertThat(found).as(pattern + " in " + text).isNotEmpty();
        return found.get(0).group(1);
    }

    private static List<MatchResult> all(String pattern, String text) {
        return Pattern.compile(pattern, pattern.startsWith("<") ? Pattern.DOTALL : 0)
                .matcher(text)
                .results()
                .toList();
    }
}
