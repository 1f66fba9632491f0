package io.quartier.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.contract.Plugin;
import io.quartier.contract.access.Permission;
import io.quartier.contract.event.EventType;
import io.quartier.kernel.access.AccessRule;
import io.quartier.kernel.plugin.PluginSet;
import io.quartier.kernel.plugin.StartRefused;
import io.quartier.kernel.text.Languages;
import io.quartier.kernel.text.MessageBundle;
import jakarta.enterprise.context.NormalScope;
import jakarta.inject.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every plugin promises about its descriptor, its texts and the files that make a jar a plugin. */
public interface DescriptorContract {

    /** The plugin. */
    Plugin plugin();

    @Test
    default void serviceFileNamesThePlugin() {
        assertThat(ServiceLoader.load(Plugin.class).stream().map(ServiceLoader.Provider::type))
                .as("META-INF/services/io.quartier.contract.Plugin")
                .contains(plugin().getClass());
    }

    @Test
    default void thePlatformTakesThePluginIn() {
        assertThat(reasonsAgainst(plugin())).isEmpty();
    }

    private static List<String> reasonsAgainst(Plugin plugin) {
        try {
            PluginSet.of(List.of(plugin));
            return List.of();
        } catch (StartRefused e) {
            // what it requires is found when all are together
            return e.reasons().stream()
                    .filter(reason -> !reason.contains(" requires plugin "))
                    .toList();
        }
    }

    @Test
    default void versionIsForPeople() {
        assertThat(plugin().version()).matches("\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?");
    }

    @Test
    default void everyResourceMethodSaysWhoMayCallIt() {
        Set<String> permissions =
                plugin().permissions().stream().map(Permission::id).collect(Collectors.toSet());
        assertThat(AccessRule.faults(plugin().resources(), permissions)).isEmpty();
    }

    @Test
    default void everyPermissionIsAskedForAndExplained() {
        Set<String> asked = plugin().resources().stream()
                .flatMap(resource -> AccessRule.methods(resource).stream().map(m -> AccessRule.of(resource, m)))
                .map(AccessRule::permission)
                .collect(Collectors.toSet());
        assertThat(plugin().permissions()).allSatisfy(permission -> {
            assertThat(asked).as("permissions that resources ask for").contains(permission.id());
            assertThat(permission.description())
                    .as("description of " + permission.id())
                    .matches("(?s)[A-Z].*\\.");
        });
    }

    @Test
    default void everyProblemHasATextInEveryLanguage() {
        assertThat(plugin().problems()).allSatisfy(type -> {
            assertThat(type.isEnum()).as(type + " is an enum").isTrue();
            assertThat(MessageBundle.beside(type).gaps()).isEmpty();
            PluginFiles files = PluginFiles.of(plugin());
            String place = type.getPackageName().replace('.', '/') + "/messages";
            for (Locale language : Languages.ALL) {
                String name = place + (language.equals(Locale.ENGLISH) ? "" : "_" + language) + ".properties";
                String texts = files.text(name).orElse("");
                if (!language.equals(Locale.ENGLISH)) {
                    assertThat(type.getEnumConstants())
                            .as(name)
                            .allSatisfy(problem -> assertThat(texts)
                                    .as("text of " + problem.name())
                                    .containsPattern("(?m)^" + problem.name() + "\\s*[=:]\\s*\\S"));
                }
            }
            assertThat(type.getEnumConstants()).allSatisfy(problem -> {
                assertThat(problem.name()).matches("[A-Z][A-Z0-9_]*");
                assertThat(problem.status()).as("status of " + problem.name()).isBetween(400, 599);
                assertThat(problem.title()).as("title of " + problem.name()).isNotBlank();
            });
        });
    }

    @Test
    default void eventsAreOfferedToOthers() {
        String offered = plugin().getClass().getPackageName() + ".api";
        assertThat(plugin().events())
                .extracting(EventType::payload)
                .allSatisfy(payload -> assertThat(payload.getPackageName())
                        .as("package of " + payload.getSimpleName())
                        .isEqualTo(offered));
        assertThat(plugin().events())
                .allSatisfy(event -> assertThat(event.description())
                        .as("description of " + event.name())
                        .matches("(?s)[A-Z].*\\."));
    }

    @Test
    default void handlersAreBeans() {
        Stream<Class<?>> handlers = Stream.concat(
                plugin().subscribers().stream().map(s -> s.handler()),
                plugin().jobs().stream().map(j -> j.handler()));
        assertThat(handlers)
                .allSatisfy(handler -> assertThat(handler.getAnnotations())
                        .as("annotations of " + handler.getName() + ": one is a scope, or no server finds the bean")
                        .anySatisfy(annotation -> assertThat(Arrays.stream(
                                        annotation.annotationType().getAnnotations()))
                                .anyMatch(a -> a instanceof NormalScope || a instanceof Scope)));
    }

    @Test
    default void beansAreFoundByAnnotation() {
        assertThat(PluginFiles.of(plugin()).text("META-INF/beans.xml"))
                .as("META-INF/beans.xml")
                .hasValueSatisfying(xml -> assertThat(xml).contains("bean-discovery-mode=\"annotated\""));
    }

    @Test
    default void thePersistenceUnitLeavesIsolationToTheDatabase() {
        PersistenceUnits.read(PluginFiles.of(plugin())).forEach(unit -> unit.check(plugin()));
    }
}
