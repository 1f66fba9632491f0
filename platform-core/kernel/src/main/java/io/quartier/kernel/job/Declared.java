package io.quartier.kernel.job;

import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;
import io.quartier.contract.Plugin;
import io.quartier.contract.job.Job;
import io.quartier.contract.job.Schedule;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** The jobs of the core and the plugins, with the schedules that the operator chose for some of them. */
public final class Declared {

    /** As {@code quartier.jobs.schedule.<job>}: never by itself. */
    static final String OFF = "off";

    private Declared() {}

    /** By name, with the operator's schedules; the cron of those that are switched off is {@link #OFF}. */
    static Map<String, Job> in(List<Plugin> plugins) {
        return in(plugins, name -> ConfigProvider.getConfig().getOptionalValue(name, String.class));
    }

    static Map<String, Job> in(List<Plugin> plugins, Function<String, Optional<String>> settings) {
        Map<String, Job> jobs = new LinkedHashMap<>();
        all(plugins).forEach(job -> jobs.put(job.name(), chosen(job, settings)));
        return jobs;
    }

    /** What is wrong with their schedules, one sentence each. */
    public static List<String> faults(List<Plugin> plugins) {
        return faults(in(plugins));
    }

    static List<String> faults(Map<String, Job> jobs) {
        List<String> faults = new ArrayList<>();
        jobs.values().stream().filter(Declared::comesRound).forEach(job -> {
            String cron = job.schedule().cron();
            try {
                new CronSchedule(cron, ZoneOffset.UTC, CronStyle.UNIX);
            } catch (RuntimeException e) {
                faults.add(
                        "The schedule '%s' of job '%s' cannot be read: write the five fields of a crontab, or 'off', in the plugin or in quartier.jobs.schedule.%s."
                                .formatted(cron, job.name(), job.name()));
            }
        });
        return faults;
    }

    /** Whether it has a schedule that is not switched off. */
    static boolean comesRound(Job job) {
        return job.schedule() != null && !job.schedule().cron().equals(OFF);
    }

    private static Stream<Job> all(List<Plugin> plugins) {
        return Stream.concat(CoreJobs.ALL.stream(), plugins.stream().flatMap(plugin -> plugin.jobs().stream()));
    }

    private static Job chosen(Job job, Function<String, Optional<String>> settings) {
        Schedule own = job.schedule();
        Optional<String> other =
                own == null ? Optional.empty() : settings.apply("quartier.jobs.schedule." + job.name());
        if (other.isEmpty()) {
            return job;
        }
        Schedule schedule = new Schedule(other.get().strip(), own.zone(), own.scope(), own.missed());
        return new Job(job.name(), job.description(), job.handler(), schedule, false, job.length(), job.attempts());
    }
}
