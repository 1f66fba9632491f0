package io.quartier.bench;

import io.quartier.launcher.Console;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long the server takes until it is ready: with the product, and with an EAR that holds nothing. */
final class StartTimes {

    private final Options options;
    private final Path work;
    private final Map<String, String> settings;
    private final Console console;

    StartTimes(Options options, Path work, Map<String, String> settings, Console console) {
        this.options = options;
        this.work = work;
        this.settings = settings;
        this.console = console;
    }

    /** A line with both. */
    String compare(Path product) throws Exception {
        Path empty = work.resolve("empty.ear");
        Archives.emptyEar(empty);
        Site full = Site.prepare(options.home(), work.resolve("start-product"), product, settings);
        Site bare = Site.prepare(options.home(), work.resolve("start-empty"), empty, settings);
        console.step("starting each server %d times".formatted(options.starts() + 1));
        // the first start of each fills the server's own caches
        once(full);
        once(bare);
        List<Double> fullSeconds = new ArrayList<>();
        List<Double> bareSeconds = new ArrayList<>();
        for (int i = 0; i < options.starts(); i++) {
            bareSeconds.add(once(bare));
            fullSeconds.add(once(full));
        }
        double ratio = median(fullSeconds) / median(bareSeconds);
        return String.format(
                Locale.ROOT,
                "Warm start until ready: %.1f s with the product, %.1f s with an empty EAR, ratio %.2f (aim: at most 2): %s",
                median(fullSeconds),
                median(bareSeconds),
                ratio,
                ratio <= 2 ? "reached" : "missed");
    }

    private double once(Site site) throws Exception {
        try (Site.Running running = site.start(console)) {
            return running.startSeconds();
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
