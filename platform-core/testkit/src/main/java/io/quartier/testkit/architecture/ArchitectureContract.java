package io.quartier.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quartier.contract.Plugin;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** What every plugin promises about its main classes. */
public interface ArchitectureContract {

    /** The plugin. */
    Plugin plugin();

    @Test
    default void mainClassesKeepTheRules() {
        Class<? extends Plugin> type = plugin().getClass();
        // from where the plugin itself lies: the main classes alone, not its tests
        JavaClasses classes = new ClassFileImporter()
                .importUrl(type.getProtectionDomain().getCodeSource().getLocation());
        assertThat(classes.contain(type)).as("main classes of " + type).isTrue();
        SoftAssertions.assertSoftly(softly -> PluginRules.of(type.getPackageName())
                .forEach(rule -> softly.assertThatCode(() -> rule.check(classes))
                        .as(rule.getDescription())
                        .doesNotThrowAnyException()));
    }
}
