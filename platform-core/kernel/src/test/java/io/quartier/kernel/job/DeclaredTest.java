package io.quartier.kernel.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.contract.Plugin;
import io.quartier.contract.job.Job;
import io.quartier.contract.job.JobHandler;
import io.quartier.contract.job.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeclaredTest {

    @Test
    void theOperatorCanChooseOtherTimesOrNone() {
        Plugin plugin = new Declaring(
                Job.scheduled("leasing.expiries", Schedule.perOrganization("0 6 * * *"), Nothing.class),
                Job.scheduled("leasing.digest", Schedule.perOrganization("0 7 * * *"), Nothing.class),
                Job.onDemand("leasing.sign", Nothing.class));
        Map<String, String> settings = Map.of(
                "quartier.jobs.schedule.leasing.expiries", "30 5 * * *",
                "quartier.jobs.schedule.leasing.digest", "off",
                "quartier.jobs.schedule.leasing.sign", "* * * * *");

        Map<String, Job> jobs = Declared.in(List.of(plugin), name -> Optional.ofNullable(settings.get(name)));

        assertThat(jobs.get("leasing.expiries").schedule().cron()).isEqualTo("30 5 * * *");
        assertThat(Declared.comesRound(jobs.get("leasing.expiries"))).isTrue();
        assertThat(Declared.comesRound(jobs.get("leasing.digest"))).isFalse();
        assertThat(jobs.get("leasing.sign").schedule()).isNull();
        assertThat(jobs).containsKey("platform.forget");
    }

    @Test
    void aScheduleThatCannotBeReadIsNamed() {
        Plugin plugin = new Declaring(
                Job.scheduled("leasing.expiries", Schedule.perOrganization("every morning"), Nothing.class));

        assertThat(Declared.faults(Declared.in(List.of(plugin), name -> Optional.empty())))
                .singleElement()
                .asString()
                .contains("'every morning'", "'leasing.expiries'", "quartier.jobs.schedule.leasing.expiries");
        assertThat(Declared.faults(Declared.in(List.of(), name -> Optional.empty())))
                .isEmpty();
    }

    @Test
    void pausesGrowUpToAnHour() {
        assertThat(Pauses.after(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(Pauses.after(2)).isEqualTo(Duration.ofSeconds(10));
        assertThat(Pauses.after(5)).isEqualTo(Duration.ofSeconds(80));
        assertThat(Pauses.after(60)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void whatIsStoredIsReadableAndThatOfOlderNodesIsRead() {
        UUID organization = UUID.fromString("0192f0c1-2345-7000-8000-000000000001");
        JobData data = JobData.byTheClock(organization, "0 6 * * * Europe/Vienna");

        assertThat(data.text()).isEqualTo("0192f0c1-2345-7000-8000-000000000001||-|en|0 6 * * * Europe/Vienna");
        assertThat(JobData.read(data.text())).isEqualTo(data);
        assertThat(JobData.read(organization + "|" + organization + "|req-1|de"))
                .isEqualTo(new JobData(organization, organization, "req-1", Locale.GERMAN, ""));
        assertThat(JobData.read("||-|en|*/15 * * * * Z").organization()).isNull();
    }

    private static final class Nothing implements JobHandler {
        @Override
        public void run(UUID subject) {
            // only its name matters
        }
    }

    private static final class Declaring implements Plugin {

        private final List<Job> jobs;

        Declaring(Job... jobs) {
            this.jobs = List.of(jobs);
        }

        @Override
        public String id() {
            return "leasing";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public int contract() {
            return CONTRACT;
        }

        @Override
        public List<Job> jobs() {
            return jobs;
        }
    }
}
