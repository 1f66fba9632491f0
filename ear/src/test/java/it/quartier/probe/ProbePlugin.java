package it.quartier.probe;

import io.quartier.contract.Plugin;
import io.quartier.contract.access.Permission;
import io.quartier.contract.access.Scope;
import io.quartier.contract.data.SharedTable;
import io.quartier.contract.event.EventType;
import io.quartier.contract.event.Subscriber;
import io.quartier.contract.job.Job;
import io.quartier.contract.job.Schedule;
import io.quartier.contract.realtime.Channel;
import java.util.List;

/**
 * A partner's plugin, deployed beside ours for the tests. It does inside the server what can only be tried there. Its
 * classes are this package, its other files are {@code src/test/resources/probe}.
 */
public class ProbePlugin implements Plugin {

    static final String USE = "probe:use";
    static final String JOB = "probe.mark";
    static final String ROUND = "probe.round";
    static final String RARE = "probe.rare";
    static final String PATIENT = "probe.patient";
    static final String HOPELESS = "probe.hopeless";

    @Override
    public String id() {
        return "probe";
    }

    @Override
    public String version() {
        return "1.0.0";
    }

    @Override
    public int contract() {
        return CONTRACT;
    }

    @Override
    public List<Class<?>> resources() {
        return List.of(ProbeResource.class, SenderResource.class);
    }

    @Override
    public List<Permission> permissions() {
        return List.of(new Permission(USE, Scope.WRITE, "Try what can only be tried inside the server."));
    }

    @Override
    public List<EventType<?>> events() {
        return List.of(new EventType<>("fact.found", 1, FactFound.class, "A fact was stored."));
    }

    @Override
    public List<Subscriber<?>> subscribers() {
        return List.of(
                new Subscriber<>("probe.ledger", FactFound.class, Hearing.Ledger.class),
                new Subscriber<>("probe.tally", FactFound.class, Hearing.Tally.class));
    }

    @Override
    public List<SharedTable> sharedTables() {
        return List.of(new SharedTable("heard_order", "The order in which things were heard, for the tests."));
    }

    @Override
    public List<Job> jobs() {
        return List.of(
                new Job(JOB, MarkJob.class),
                Job.scheduled(ROUND, Schedule.perOrganization("0 3 * * *"), RoundJob.class)
                        .described("Leaves a mark once a day."),
                Job.scheduled(
                        RARE, Schedule.perOrganization("0 3 * * *").ifMissed(Schedule.Missed.SKIP), RoundJob.class),
                Job.manual(PATIENT, PatientJob.class),
                Job.manual(HOPELESS, HopelessJob.class).attempts(2));
    }

    @Override
    public List<Channel> channels() {
        return List.of(
                Channel.of("probe", USE, "What the tests send.").withPresence().withTyping());
    }

    @Override
    public List<String> migrations() {
        return List.of("V1__marks.sql", "V2__facts.sql");
    }
}
