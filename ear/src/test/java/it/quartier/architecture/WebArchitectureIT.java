package it.quartier.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.quartier.testkit.architecture.CoreRules;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The WAR keeps the core's rules; it is on no other module's class path, so they are tried here. */
class WebArchitectureIT {

    private static final JavaClasses WEB = new ClassFileImporter()
            .importPath(Path.of(System.getProperty("quartier.home"), "platform-core/web/target/classes"));

    static Stream<ArchRule> rules() {
        return CoreRules.web().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theWebModuleKeeps(ArchRule rule) {
        assertThat(WEB).as("classes of the WAR").isNotEmpty();
        rule.check(WEB);
    }
}
