package io.quartier.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The core keeps its own rules. */
class CoreTest {

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.quartier.contract", "io.quartier.kernel");

    static Stream<ArchRule> rules() {
        return CoreRules.all().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theCoreKeeps(ArchRule rule) {
        assertThat(CORE.contain(io.quartier.contract.Plugin.class)).isTrue();
        assertThat(CORE.contain(io.quartier.kernel.schema.SchemaCheck.class)).isTrue();
        rule.check(CORE);
    }
}
