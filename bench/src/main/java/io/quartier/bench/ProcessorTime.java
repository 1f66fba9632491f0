package io.quartier.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Processor time that processes have used, from Linux's /proc: user and system time of all their threads. */
final class ProcessorTime {

    private static final Path PROC = Path.of("/proc");

    /** {@code USER_HZ}: a hundredth of a second on every Linux that Java runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private ProcessorTime() {}

    static boolean isKnown() {
        return Files.isReadable(PROC.resolve("self/stat"));
    }

    /** Seconds of the process and all below it that live, and of those that have ended and were waited for. */
    static double ofTree(long root) throws IOException {
        List<Long> processes = Stream.concat(
                        Stream.of(root),
                        ProcessHandle.of(root).stream()
                                .flatMap(ProcessHandle::descendants)
                                .map(ProcessHandle::pid))
                .toList();
        long ticks = 0;
        for (long process : processes) {
            ticks += ticks(process);
        }
        return ticks / TICKS_PER_SECOND;
    }

    private static long ticks(long process) throws IOException {
        Path stat = PROC.resolve(process + "/stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        String text = Files.readString(stat);
        // the second field is the program's name in parentheses, which may hold blanks; the third stands behind it
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int field = 14; field <= 17; field++) {
            ticks += Long.parseLong(fields[field - 3]);
        }
        return ticks;
    }
}
