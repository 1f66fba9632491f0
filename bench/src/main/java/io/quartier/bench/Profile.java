package io.quartier.bench;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** Where the server's processor time goes, seen by async-profiler, which is loaded into it for this. */
final class Profile {

    private final Path library;
    private final long process;

    private Profile(Path library, long process) {
        this.library = library;
        this.process = process;
    }

    /** @param server the process that was started, which may be a script around the server's JVM */
    static Profile of(ProcessHandle server, Path folder) throws IOException {
        ProcessHandle jvm =
                server.descendants().filter(Profile::isJava).findFirst().orElse(server);
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String name = system.contains("mac")
                ? "macos"
                : "linux-" + (System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64");
        Path library = folder.resolve("libasyncProfiler.so");
        try (InputStream in =
                one.profiler.AsyncProfiler.class.getResourceAsStream("/" + name + "/libasyncProfiler.so")) {
            if (in == null) {
                throw new IOException("async-profiler has no library for " + system);
            }
            Files.copy(in, library, StandardCopyOption.REPLACE_EXISTING);
        }
        return new Profile(library, jvm.pid());
    }

    void start() throws Exception {
        tell("start,event=cpu,interval=500us");
    }

    /** Writes a flame graph, and the same as text, one line a stack. */
    void stop(Path page, Path stacks) throws Exception {
        tell("stop,file=" + page);
        tell("dump,collapsed,file=" + stacks);
    }

    private void tell(String command) throws Exception {
        VirtualMachine jvm = VirtualMachine.attach(Long.toString(process));
        try {
            jvm.loadAgentPath(library.toString(), command);
        } finally {
            jvm.detach();
        }
    }

    private static boolean isJava(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("java"))
                .orElse(false);
    }
}
