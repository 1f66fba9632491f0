package io.quartier.kernel;

import io.quartier.kernel.event.EventResource;
import io.quartier.kernel.identity.AuthResource;
import io.quartier.kernel.identity.MeResource;
import io.quartier.kernel.job.JobResource;
import io.quartier.kernel.organization.OrganizationResource;
import io.quartier.kernel.plugin.PluginResource;
import java.util.List;

/** The core's own JAX-RS resources; a plugin lists its in {@code Plugin.resources()}. */
public final class CoreResources {

    private CoreResources() {}

    public static List<Class<?>> classes() {
        return List.of(
                AuthResource.class,
                MeResource.class,
                JobResource.class,
                OrganizationResource.class,
                PluginResource.class,
                EventResource.class);
    }
}
