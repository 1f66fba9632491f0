package io.quartier.contract;

import io.quartier.contract.access.Permission;
import io.quartier.contract.data.DefinerFunction;
import io.quartier.contract.data.SharedTable;
import io.quartier.contract.error.Problem;
import io.quartier.contract.event.EventType;
import io.quartier.contract.event.Subscriber;
import io.quartier.contract.job.Job;
import io.quartier.contract.notification.NotificationType;
import io.quartier.contract.realtime.Channel;
import io.quartier.contract.secret.SealedColumn;
import java.util.List;
import java.util.Set;

/**
 * What one domain brings to the platform, found by {@link java.util.ServiceLoader}. A plugin says only what it brings:
 * every contribution has an empty default. The platform calls each method once, at start, on one instance; the answers
 * must not change afterwards.
 *
 * <p>A jar becomes a plugin by three files: its implementation of this interface,
 * {@code META-INF/services/io.quartier.contract.Plugin} naming it, and {@code META-INF/beans.xml}.
 */
public interface Plugin {

    /** The version of this contract. Being a compile-time constant it is fixed in the plugin when that is compiled. */
    int CONTRACT = 1;

    /**
     * The plugin's name: lower-case letters and digits, starting with a letter, at most 30. It is the name of its
     * database schema, its persistence unit, its {@code db/<id>} folder and the first part of its permissions.
     */
    String id();

    /** The plugin's own version, for people: {@code 1.4.0}. */
    String version();

    /** The contract version it was built for: return {@link #CONTRACT}. A newer one than the platform's is refused. */
    int contract();

    /** Ids of plugins that must be active too. Missing or circular ones stop the start with a message. */
    default Set<String> requires() {
        return Set.of();
    }

    /**
     * JAX-RS resource and provider classes. They are served below {@code /api/v1}; classes with {@code @Path} that are
     * not listed here are not. Every resource method carries one of the annotations of
     * {@link io.quartier.contract.access} or {@code @PermitAll}.
     */
    default List<Class<?>> resources() {
        return List.of();
    }

    /** The permissions that its resources ask for, {@code <id>:<verb>}. */
    default List<Permission> permissions() {
        return List.of();
    }

    /** The events it publishes. */
    default List<EventType<?>> events() {
        return List.of();
    }

    /** What it does when something happened, here or in another plugin. */
    default List<Subscriber<?>> subscribers() {
        return List.of();
    }

    /** Work it does in the background. */
    default List<Job> jobs() {
        return List.of();
    }

    /** What members can follow as it happens, over sockets and server-sent events. */
    default List<Channel> channels() {
        return List.of();
    }

    /** What it tells people. */
    default List<NotificationType> notifications() {
        return List.of();
    }

    /**
     * Its error codes, enums that implement {@link Problem}. Texts stand in {@code messages.properties},
     * {@code messages_de.properties} … beside the enum.
     */
    default List<Class<? extends Problem>> problems() {
        return List.of();
    }

    /**
     * Names of its Flyway scripts in {@code db/<id>/}: {@code V1__leases.sql}. They run as the schema's owner, with the
     * plugin's schema created and first in the search path, in one history per plugin.
     */
    default List<String> migrations() {
        return List.of();
    }

    /**
     * The tables of its schema that are not owned by one organization each, with the reason. Every other table must
     * carry {@code organization_id}, forced row-level security and policies, or the platform refuses to start.
     */
    default List<SharedTable> sharedTables() {
        return List.of();
    }

    /**
     * The functions of its schema that run with the rights of their owner, with the reason. Any other security-definer
     * function is refused at the start.
     */
    default List<DefinerFunction> definerFunctions() {
        return List.of();
    }

    /**
     * The columns that hold what {@link io.quartier.contract.secret.Secrets} sealed: keys are renewed in all of them. What
     * is not declared cannot be sealed.
     */
    default List<SealedColumn> sealedColumns() {
        return List.of();
    }
}
