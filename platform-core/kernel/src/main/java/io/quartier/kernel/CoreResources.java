package io.quartier.kernel;

import io.quartier.kernel.event.EventResource;
import io.quartier.kernel.identity.AuthResource;
import io.quartier.kernel.identity.MeResource;
import io.quartier.kernel.job.JobResource;
import io.quartier.kernel.notification.bulk.BulkResource;
import io.quartier.kernel.notification.callback.CallbackResource;
import io.quartier.kernel.notification.delivery.SentResource;
import io.quartier.kernel.notification.delivery.SuppressionResource;
import io.quartier.kernel.notification.delivery.UnsubscribeResource;
import io.quartier.kernel.notification.inbox.InboxResource;
import io.quartier.kernel.notification.preference.PreferencesResource;
import io.quartier.kernel.notification.push.PushResource;
import io.quartier.kernel.notification.template.BrandResource;
import io.quartier.kernel.notification.template.TemplateResource;
import io.quartier.kernel.notification.type.TypeResource;
import io.quartier.kernel.organization.OrganizationResource;
import io.quartier.kernel.plugin.PluginResource;
import io.quartier.kernel.realtime.ChannelResource;
import io.quartier.kernel.webhook.DeliveryResource;
import io.quartier.kernel.webhook.WebhookResource;
import java.util.List;

/** The core's own JAX-RS resources; a plugin lists its in {@code Plugin.resources()}. */
public final class CoreResources {

    private CoreResources() {}

    public static List<Class<?>> classes() {
        return List.of(
                AuthResource.class,
                BrandResource.class,
                BulkResource.class,
                CallbackResource.class,
                ChannelResource.class,
                DeliveryResource.class,
                EventResource.class,
                InboxResource.class,
                JobResource.class,
                MeResource.class,
                OrganizationResource.class,
                PluginResource.class,
                PreferencesResource.class,
                PushResource.class,
                SentResource.class,
                SuppressionResource.class,
                TemplateResource.class,
                TypeResource.class,
                UnsubscribeResource.class,
                WebhookResource.class);
    }
}
