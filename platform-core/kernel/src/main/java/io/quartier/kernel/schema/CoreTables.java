package io.quartier.kernel.schema;

import io.quartier.contract.data.SharedTable;
import io.quartier.kernel.schema.CheckedSchema.DefinerFunction;
import java.util.List;

/** What the core declares about its own two schemas. Every line here is an exception that needs its reason. */
public final class CoreTables {

    /** Tables of {@code platform} that are not one organization's per row. */
    private static final List<SharedTable> PLATFORM = List.of();

    /** Tables of {@code platform} that the application writes without an organization or a user. */
    private static final List<SharedTable> PLATFORM_UNBOUND = List.of();

    /** Functions of {@code platform} that run with the rights of their owner. */
    private static final List<DefinerFunction> PLATFORM_DEFINERS = List.of();

    /** Tables of {@code identity} that are not one organization's per row. */
    private static final List<SharedTable> IDENTITY = List.of();

    /** Functions of {@code identity} that run with the rights of their owner. */
    private static final List<DefinerFunction> IDENTITY_DEFINERS = List.of();

    private CoreTables() {}

    /** The core's schemas. */
    public static List<CheckedSchema> schemas() {
        return List.of(
                new CheckedSchema("platform", PLATFORM, PLATFORM_UNBOUND, PLATFORM_DEFINERS),
                new CheckedSchema("identity", IDENTITY, List.of(), IDENTITY_DEFINERS));
    }
}
