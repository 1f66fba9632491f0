package io.quartier.web;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.quartier.testkit.architecture.CommonRules;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The web layer keeps the rules of the house. */
class WebArchitectureTest {

    private static final JavaClasses WEB = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.quartier.web");

    static Stream<ArchRule> rules() {
        return CommonRules.of("io.quartier.web").stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theWebLayerKeeps(ArchRule rule) {
        rule.check(WEB);
    }
}
