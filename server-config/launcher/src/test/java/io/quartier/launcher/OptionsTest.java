package io.quartier.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quartier.launcher.postgres.Role;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void needsNothing() throws Exception {
        Options options = options("quartier.home=/checkout");
        assertThat(options.server()).isEqualTo(Server.Kind.LIBERTY);
        assertThat(options.port()).isEmpty();
        assertThat(options.data()).isEqualTo(Path.of("/checkout/.quartier").toAbsolutePath());
        assertThat(options.existingDatabase()).isEmpty();
        assertThat(options.demo()).isTrue();
    }

    @Test
    void takesWhatIsGiven() throws Exception {
        Options options = options(
                "quartier.home=/checkout",
                "quartier.server=payara",
                "quartier.port=8888",
                "quartier.data=/var/lib/quartier",
                "quartier.demo=false");
        assertThat(options.server()).isEqualTo(Server.Kind.PAYARA);
        assertThat(options.port()).contains(8888);
        assertThat(options.data()).isEqualTo(Path.of("/var/lib/quartier").toAbsolutePath());
        assertThat(options.demo()).isFalse();
    }

    @Test
    void reachesAnExistingDatabaseThroughItsSuperuser() throws Exception {
        var database = options(
                        "quartier.db.url=jdbc:postgresql://db:5432/quartier",
                        "quartier.db.admin.user=root",
                        "quartier.db.admin.password=a")
                .existingDatabase()
                .orElseThrow();
        assertThat(database.admin()).contains("root");
        assertThat(database.passwords()).isEqualTo(Map.of(Role.SUPERUSER, "a"));
    }

    @Test
    void reachesAnExistingDatabaseByTheRolesThemselves() throws Exception {
        var database = options(
                        "quartier.db.url=jdbc:postgresql://db:5432/quartier",
                        "quartier.db.owner.password=o",
                        "quartier.db.app.password=a",
                        "quartier.db.maintenance.password=m")
                .existingDatabase()
                .orElseThrow();
        assertThat(database.admin()).isEmpty();
        assertThat(database.passwords()).isEqualTo(Map.of(Role.OWNER, "o", Role.APP, "a", Role.MAINTENANCE, "m"));
    }

    @ParameterizedTest
    @CsvSource({
        "quartier.prot=9080, -Dquartier.prot",
        "quartier.port=web, 1 to 65535",
        "quartier.port=70000, 1 to 65535",
        "quartier.demo=no, true or false",
        "quartier.server=tomcat, liberty or payara",
        "quartier.db.url=jdbc:mysql://db/quartier, jdbc:postgresql",
        "quartier.db.url=jdbc:postgresql://db/quartier, quartier.db.app.password",
        "quartier.db.admin.user=root, quartier.db.url is missing"
    })
    void saysWhatIsWrong(String given, String said) {
        assertThatThrownBy(() -> options(given))
                .isInstanceOf(Options.Misused.class)
                .hasMessageContaining(said);
    }

    private static Options options(String... lines) throws Options.Misused {
        Properties properties = new Properties();
        for (String line : lines) {
            int equals = line.indexOf('=');
            properties.setProperty(line.substring(0, equals), line.substring(equals + 1));
        }
        return Options.from(properties);
    }
}
