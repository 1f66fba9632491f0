package io.quartier.web.job;

import io.quartier.kernel.event.EventRelay;
import io.quartier.kernel.health.DatabaseWatch;
import io.quartier.kernel.job.ScheduledJobs;
import io.quartier.kernel.notification.Notices;
import io.quartier.kernel.realtime.Hub;
import io.quartier.kernel.secret.RenewKeys;
import io.quartier.kernel.signal.Signals;
import io.quartier.kernel.webhook.DeliverWebhooks;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/**
 * Lets background work begin. Threads of the server see what the module sees that asked for them; on Payara only the web
 * module sees the persistence units, so this cannot be done where the rest of the start is.
 */
public class BackgroundWork implements ServletContextListener {

    @Inject
    DatabaseWatch watch;

    @Inject
    Signals signals;

    @Inject
    EventRelay events;

    @Inject
    Hub hub;

    @Inject
    ScheduledJobs jobs;

    @Inject
    Notices notices;

    @Inject
    RenewKeys renewal;

    @Inject
    DeliverWebhooks webhooks;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        watch.begin();
        signals.begin();
        events.begin();
        hub.begin();
        jobs.begin();
        notices.begin();
        renewal.begin();
        webhooks.begin();
    }

    /** While everything is still there that the work at hand needs to end in order. */
    @Override
    public void contextDestroyed(ServletContextEvent event) {
        jobs.end();
    }
}
