package io.quartier.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule fails on the package that breaks it, or it guards nothing. */
class PlantedViolationsTest {

    private static final String BREAKS = PlantedViolationsTest.class.getPackageName() + ".breaks.";

    /** The package that is sound: the rules must let something pass too. */
    private static final String SOUND = "plugin_imports_another_plugins_api";

    static Stream<Arguments> violations() {
        return Stream.of(
                violation("plugin_imports_kernel", PluginRules::dependOnContractAndOffersOnly),
                violation("plugin_imports_another_plugins_insides", PluginRules::dependOnContractAndOffersOnly),
                violation("api_imports_insides", PluginRules::offersStandAlone),
                violation("resource_imports_persistence", base -> PluginRules.resourcesLeaveStorageToOthers()),
                violation("resource_is_hidden", base -> PluginRules.resourcesArePublic()),
                violation("plugin_is_hidden", base -> PluginRules.thePluginIsPublic()),
                violation("plugin_opens_connection", base -> PluginRules.connectionsComeFromThePlatform()),
                violation("plugin_starts_thread", base -> PluginRules.threadsComeFromThePlatform()),
                violation("plugin_runs_in_common_pool", base -> PluginRules.threadsComeFromThePlatform()),
                violation("plugin_makes_executor", base -> PluginRules.threadsComeFromThePlatform()),
                violation("features_in_a_circle", CommonRules::noCycles),
                violation("empty_names", base -> CommonRules.namesSayWhatAThingIs()),
                violation("empty_names_inside", base -> CommonRules.namesSayWhatAThingIs()),
                violation("speaks_eclipselink", base -> CommonRules.noProviderOfPersistence()),
                violation("logs_elsewhere", base -> CommonRules.oneRoadForLogs()),
                violation("prints", base -> CommonRules.noPrinting()),
                violation("contract_imports_kernel", base -> CoreRules.standsAlone(base, "io.quartier.contract..")),
                violation("kernel_imports_plugin", base -> CoreRules.standsAlone(base, "io.quartier.contract..")));
    }

    private static Arguments violation(String name, Function<String, ArchRule> rule) {
        return arguments(name, rule.apply(BREAKS + name));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("violations")
    void theRuleFindsWhatBreaksIt(String name, ArchRule rule) {
        JavaClasses classes = new ClassFileImporter().importPackages(BREAKS + name);
        assertThat(classes).isNotEmpty();
        assertThatThrownBy(() -> rule.check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("because")
                .hasMessageContaining(BREAKS + name);
    }

    @Test
    void everyRuleHasAViolationAndEveryViolationARule() throws IOException {
        List<String> planted = violations().map(v -> (String) v.get()[0]).toList();
        Path breaks = Path.of("src/test/java", (BREAKS + "x").replace('.', '/')).getParent();
        try (Stream<Path> folders = Files.list(breaks)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()).filter(name -> !name.equals(SOUND)))
                    .containsExactlyInAnyOrderElementsOf(planted);
        }
        List<String> broken =
                violations().map(v -> ((ArchRule) v.get()[1]).getDescription()).toList();
        assertThat(Stream.concat(PluginRules.of(BREAKS + SOUND).stream(), CoreRules.all().stream())
                        .map(ArchRule::getDescription))
                .allSatisfy(description -> assertThat(broken).contains(description));
    }

    @Test
    void theRulesLetSoundClassesPass() {
        JavaClasses classes = new ClassFileImporter().importPackages(BREAKS + SOUND);
        assertThat(classes).isNotEmpty();
        PluginRules.dependOnContractAndOffersOnly(BREAKS + SOUND).check(classes);
        CommonRules.of(BREAKS + SOUND).forEach(rule -> rule.check(classes));
    }
}
