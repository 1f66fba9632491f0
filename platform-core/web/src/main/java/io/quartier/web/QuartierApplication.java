package io.quartier.web;

import io.quartier.contract.Plugin;
import io.quartier.kernel.CoreResources;
import io.quartier.kernel.plugin.ActivePlugins;
import io.quartier.web.answer.AnswerWriter;
import io.quartier.web.body.BodyFaults;
import io.quartier.web.body.PatchBodyReader;
import io.quartier.web.body.RecordBodyReader;
import io.quartier.web.error.ErrorProviders;
import io.quartier.web.route.OptionsFilter;
import io.quartier.web.route.ParameterConverters;
import io.quartier.web.route.RouteFeature;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything served below {@code /api/v1}: the core's resources and those that the active plugins list. Nothing is found
 * by scanning, because the servers differ there.
 */
@ApplicationPath("/api/v1")
@ApplicationScoped
public class QuartierApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new LinkedHashSet<>(List.of(
                RouteFeature.class,
                OptionsFilter.class,
                ParameterConverters.class,
                RecordBodyReader.class,
                PatchBodyReader.class,
                BodyFaults.class,
                AnswerWriter.class));
        classes.addAll(ErrorProviders.classes());
        classes.addAll(CoreResources.classes());
        for (Plugin plugin : ActivePlugins.all()) {
            classes.addAll(plugin.resources());
        }
        return classes;
    }

    /** Payara would otherwise add resources of its own that describe ours. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
