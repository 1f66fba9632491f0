package io.quartier.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureReportTest {

    @TempDir
    Path directory;

    @Test
    void showsWhatMattersAndWhatToDo() throws Exception {
        Path log = directory.resolve("server.log");
        Files.writeString(log, """
                plain line before the log is set up
                {"message":"CWWKE0001I: The server has been launched.","loglevel":"AUDIT"}
                {"message":"CWWKO0221E: TCP Channel defaultHttpEndpoint initialization did not succeed.","loglevel":"ERROR"}
                {"message":"The server is ready","loglevel":"AUDIT"}
                """);
        assertThat(FailureReport.of(log))
                .contains("ERROR CWWKO0221E: TCP Channel")
                .contains("-Dquartier.port")
                .contains(log.toString())
                .doesNotContain("CWWKE0001I");
    }

    @Test
    void showsWholeSentencesOfThePlatformAndNothingElse() throws Exception {
        Path log = directory.resolve("server.log");
        String reason = "Quartier does not start: Function x.peek is wrong: " + "drop it ".repeat(80) + "now.";
        Files.writeString(log, """
                {"timestamp":"2026-01-01T00:00:00Z","level":"SEVERE","logger":"boot","message":"%1$s"}
                {"message":"CWWKZ0002E: StartRefused: %1$s","loglevel":"ERROR"}
                {"message":"a stack","loglevel":"ERROR"}
                """.formatted(reason));
        assertThat(FailureReport.of(log)).isEqualTo("    " + reason + "\nThe whole log: " + log);
    }

    @Test
    void showsTheEndOfALogWithoutComplaints() throws Exception {
        Path log = directory.resolve("server.log");
        Files.writeString(log, "one\n\ntwo\n");
        assertThat(FailureReport.of(log)).startsWith("    one\n    two\n");
    }

    @Test
    void survivesAMissingLog() {
        assertThat(FailureReport.of(directory.resolve("none"))).contains("could not be read");
    }
}
