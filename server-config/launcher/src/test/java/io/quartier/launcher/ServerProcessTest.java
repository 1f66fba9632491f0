package io.quartier.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The life of a server process, with a shell script for a server. */
@DisabledOnOs(OS.WINDOWS)
class ServerProcessTest {

    @TempDir
    Path data;

    @Test
    void stopsAllProcessesOfAServer() throws Exception {
        ServerProcess process = start("sleep 600 & echo started $SETTING $!; wait");
        long child = childIn(process.log());
        assertThat(Files.readString(process.log())).startsWith("started well ");
        process.close();
        assertThat(process.isAlive()).isFalse();
        assertThat(isAtWork(child)).isFalse();
        assertThat(ServerProcess.stopLeftOver(data)).isFalse();
    }

    @Test
    void stopsTheServerOfAKilledRun() throws Exception {
        ServerProcess process = start("echo started it 1; exec sleep 600");
        childIn(process.log());
        assertThat(ServerProcess.stopLeftOver(data)).isTrue();
        assertThat(process.isAlive()).isFalse();
        assertThat(ServerProcess.stopLeftOver(data)).isFalse();
    }

    @Test
    void leavesAloneWhatHasTheNumberOfADeadServer() throws Exception {
        Files.writeString(data.resolve("server.pid"), ProcessHandle.current().pid() + " 12345\n");
        assertThat(ServerProcess.stopLeftOver(data)).isFalse();
    }

    @Test
    void keepsTheLogOfTheRunBefore() throws Exception {
        start("echo first").waitFor();
        ServerProcess second = start("echo second");
        second.waitFor();
        assertThat(second.log()).hasContent("second");
        assertThat(second.log().resolveSibling("server.previous.log")).hasContent("first");
    }

    private ServerProcess start(String script) throws Exception {
        Server server = new Server(Server.Kind.LIBERTY, List.of("sh", "-c", script), Map.of(), data);
        return ServerProcess.start(server, Map.of("SETTING", "well"), data);
    }

    private static long childIn(Path log) throws Exception {
        for (int i = 0; i < 100; i++) {
            String text = Files.readString(log);
            if (text.endsWith("\n")) {
                return Long.parseLong(text.strip().replaceFirst(".* ", ""));
            }
            Thread.sleep(50);
        }
        throw new AssertionError("The script says nothing");
    }

    private static boolean isAtWork(long pid) {
        return ProcessHandle.of(pid)
                .filter(one -> one.info().command().isPresent())
                .isPresent();
    }
}
