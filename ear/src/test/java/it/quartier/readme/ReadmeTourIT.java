package it.quartier.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import it.quartier.server.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types the README's tour into a shell, command by command, and holds every answer against the one that is printed
 * there. Keys, times and tokens may differ; everything else is compared to the letter.
 */
class ReadmeTourIT {

    private static final Pattern BLOCK = Pattern.compile("```(\\w*)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CHANGING = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z|\"nextCursor\":\"[^\"]+\"");
    private static final String MARK = "=== end of step ===";

    private final Path home =
            Path.of(System.getProperty("quartier.home")).toAbsolutePath().normalize();

    @Test
    void theTourAnswersAsItSays(@TempDir Path directory) throws IOException, InterruptedException {
        assumeTrue(isThere("bash") && isThere("curl"), "The tour needs bash and curl: install them to run this test");
        List<Step> steps = steps();
        assertThat(steps).hasSizeGreaterThan(5);

        List<String> answers = run(steps, directory.resolve("tour.sh"));

        assertThat(answers).hasSize(steps.size());
        for (int i = 0; i < steps.size(); i++) {
            assertThat(plain(answers.get(i)))
                    .as("answer to: %s", steps.get(i).command())
                    .isEqualTo(plain(steps.get(i).answer()));
        }
    }

    private List<Step> steps() throws IOException {
        String readme = Files.readString(home.resolve("README.md"));
        int start = readme.indexOf("## A five-minute tour");
        assertThat(start).as("the tour's heading").isPositive();
        int end = readme.indexOf("\n## ", start + 5);
        Matcher block = BLOCK.matcher(readme.substring(start, end));
        List<Step> steps = new ArrayList<>();
        String command = null;
        while (block.find()) {
            if (block.group(1).equals("sh")) {
                if (command != null) {
                    steps.add(new Step(command, ""));
                }
                command = block.group(2);
            } else if (command != null) {
                steps.add(new Step(command, block.group(2)));
                command = null;
            }
        }
        if (command != null) {
            steps.add(new Step(command, ""));
        }
        return steps;
    }

    private List<String> run(List<Step> steps, Path script) throws IOException, InterruptedException {
        String url = TestServer.url().toString().replaceAll("/$", "");
        Files.writeString(
                script,
                steps.stream()
                        .map(step ->
                                step.command().replace("http://localhost:9080", url) + "\necho; echo '" + MARK + "'\n"
                                        // the portal is a moment behind, less than anybody takes to read an answer
                                        + "sleep 0.5\n")
                        .collect(Collectors.joining()));
        Process bash = new ProcessBuilder("bash", script.toString())
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
        bash.getOutputStream().close();
        // a loop of the tour that waits in vain must not hold the tests for ever
        bash.onExit().orTimeout(2, TimeUnit.MINUTES).exceptionally(late -> {
            bash.descendants().forEach(ProcessHandle::destroyForcibly);
            return bash.destroyForcibly();
        });
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(output).isZero();
        List<String> answers = new ArrayList<>(List.of(output.split(MARK + "\n", -1)));
        answers.remove(answers.size() - 1);
        return answers;
    }

    /** Without what changes from run to run, and without the line breaks that make the README readable. */
    private static String plain(String answer) {
        return CHANGING.matcher(answer.replaceAll("\\s*\\n\\s*", "").replaceAll("(?<=[\\]},:])\\s+(?=[\"\\[{])", ""))
                .replaceAll("…")
                .replaceAll("eyJ[\\w.-]+", "…");
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private record Step(String command, String answer) {}
}
