package io.quartier.kernel.schema;

import io.quartier.contract.data.DefinerFunction;
import io.quartier.contract.data.SharedTable;
import java.util.List;

/** What the core declares about its own two schemas. Every line here is an exception that needs its reason. */
public final class CoreTables {

    /** Tables of {@code platform} that are not one organization's per row. */
    private static final List<SharedTable> PLATFORM = List.of(
            new SharedTable("organizations", "A row is an organization: its own id is what the policies compare."),
            new SharedTable("memberships", "People see where they belong, whatever organization they act in."),
            new SharedTable("scheduled_tasks", "The scheduler's keys are its own; the organization fills itself in."),
            new SharedTable("subscriptions", "Who takes in which type of event says nothing about any organization."),
            new SharedTable(
                    "event_numbers", "The order of all events; the numbers say nothing but how many there were."),
            new SharedTable("event_positions", "Given out by the sequencer, who works for all organizations."),
            new SharedTable(
                    "global_job_runs", "Work for the platform as a whole is nobody's: only maintenance sees it."),
            new SharedTable(
                    "messages", "Whoever delivers takes what is due of all organizations; rows are bound to theirs."),
            new SharedTable("notifications", "What waits for a person is seen by that person alone."));

    /** Tables of {@code platform} that the application writes without an organization or a user. */
    private static final List<SharedTable> PLATFORM_UNBOUND = List.of();

    /** Functions of {@code platform} that run with the rights of their owner. */
    private static final List<DefinerFunction> PLATFORM_DEFINERS = List.of();

    /** Tables of {@code identity} that are not one organization's per row. */
    private static final List<SharedTable> IDENTITY = List.of(
            new SharedTable("users", "People belong to several organizations; rows hang on the person."),
            new SharedTable("refresh_tokens", "A session is the person's; they see and end their own everywhere."));

    /** Functions of {@code identity} that run with the rights of their owner. */
    private static final List<DefinerFunction> IDENTITY_DEFINERS = List.of(
            new DefinerFunction("user_for_sign_in", "Sign-in knows an e-mail address before anybody is known."),
            new DefinerFunction("owner_of_refresh_token", "A refresh knows a token before anybody is known."));

    private CoreTables() {}

    /** The core's schemas. */
    public static List<CheckedSchema> schemas() {
        return List.of(
                new CheckedSchema("platform", PLATFORM, PLATFORM_UNBOUND, PLATFORM_DEFINERS),
                new CheckedSchema("identity", IDENTITY, List.of(), IDENTITY_DEFINERS));
    }
}
