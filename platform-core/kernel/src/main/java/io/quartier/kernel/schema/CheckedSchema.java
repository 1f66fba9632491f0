package io.quartier.kernel.schema;

import io.quartier.contract.Plugin;
import io.quartier.contract.data.DefinerFunction;
import io.quartier.contract.data.SharedTable;
import java.util.List;
import java.util.Optional;

/**
 * A schema and what is declared about it.
 *
 * @param name the schema
 * @param shared tables and sequences that are not one organization's per row; row-level security is forced on them too,
 *     and writes are bound to an organization or a user
 * @param unbound of the shared tables those that the application writes without such a bound: the core's alone
 * @param definers functions that run with the rights of their owner
 */
public record CheckedSchema(
        String name, List<SharedTable> shared, List<SharedTable> unbound, List<DefinerFunction> definers) {

    /** A plugin's schema. */
    public static CheckedSchema of(Plugin plugin) {
        return new CheckedSchema(plugin.id(), plugin.sharedTables(), List.of(), plugin.definerFunctions());
    }

    boolean isShared(String table) {
        return named(shared, table).isPresent() || isUnbound(table);
    }

    boolean isUnbound(String table) {
        return named(unbound, table).isPresent();
    }

    boolean lists(String function) {
        return definers.stream().anyMatch(d -> d.name().equals(function));
    }

    /** Only the core may look before anybody is known; a plugin's functions ask for the current organization. */
    boolean mayLookBeforeAnybodyIsKnown() {
        return CoreTables.schemas().stream().anyMatch(core -> core.name().equals(name));
    }

    private static Optional<SharedTable> named(List<SharedTable> tables, String name) {
        return tables.stream().filter(t -> t.table().equals(name)).findAny();
    }
}
