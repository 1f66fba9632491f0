package io.quartier.kernel.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quartier.contract.Plugin;
import io.quartier.contract.access.Permission;
import io.quartier.contract.access.Scope;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginSetTest {

    @Test
    void pluginsAreSortedByIdWhateverOrderTheyWereFoundIn() {
        PluginSet set = PluginSet.of(List.of(plugin("portal", "listings"), plugin("example"), plugin("listings")));

        assertThat(set.all()).extracting(Plugin::id).containsExactly("example", "listings", "portal");
    }

    @Test
    void twoOfOneNameAreRefused() {
        assertThat(reasons(plugin("meters"), plugin("meters")))
                .singleElement()
                .asString()
                .startsWith("Two plugins are called 'meters'")
                .endsWith("remove one of the jars.");
    }

    @Test
    void anUnknownRequirementIsRefused() {
        assertThat(reasons(plugin("portal", "listings")))
                .containsExactly(
                        "Plugin 'portal' requires plugin 'listings', which is not active: add its jar to the EAR, or name it in quartier.plugins.");
    }

    @Test
    void aCircleIsRefusedOnceAndShown() {
        assertThat(reasons(plugin("a", "b"), plugin("b", "c"), plugin("c", "a"), plugin("d", "a")))
                .containsExactly(
                        "Plugins require each other in a circle (a → b → c → a): let one of them talk by events instead.");
    }

    @Test
    void aNewerContractIsRefused() {
        assertThat(reasons(new Simple("meters", Plugin.CONTRACT + 1, Set.of(), List.of())))
                .singleElement()
                .asString()
                .contains("was built for contract 2, this platform has contract 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Meters", "me-ters", "platform", "identity", "1meters", ""})
    void aNameThatCannotBeASchemaIsRefused(String id) {
        assertThat(reasons(plugin(id))).singleElement().asString().contains("calls itself '" + id + "'");
    }

    @Test
    void anotherPluginsPermissionIsRefused() {
        Permission foreign = new Permission("listings:read", Scope.READ, "See listings.");

        assertThat(reasons(new Simple("meters", 1, Set.of(), List.of(foreign))))
                .containsExactly(
                        "Plugin 'meters' declares permission 'listings:read': its permissions start with 'meters:'.");
    }

    @Test
    void everyReasonIsGivenAtOnce() {
        assertThat(reasons(plugin("a", "x"), plugin("a"), plugin("b", "y"))).hasSize(3);
    }

    private static List<String> reasons(Plugin... plugins) {
        return catchThrowableOfType(StartRefused.class, () -> PluginSet.of(List.of(plugins)))
                .reasons();
    }

    private static Plugin plugin(String id, String... requires) {
        return new Simple(id, Plugin.CONTRACT, Set.of(requires), List.of());
    }

    private static class Simple implements Plugin {

        private final String id;
        private final int contract;
        private final Set<String> requires;
        private final List<Permission> permissions;

        Simple(String id, int contract, Set<String> requires, List<Permission> permissions) {
            this.id = id;
            this.contract = contract;
            this.requires = requires;
            this.permissions = permissions;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public int contract() {
            return contract;
        }

        @Override
        public Set<String> requires() {
            return requires;
        }

        @Override
        public List<Permission> permissions() {
            return permissions;
        }

        @Override
        public String version() {
            return "1.0.0";
        }
    }
}
