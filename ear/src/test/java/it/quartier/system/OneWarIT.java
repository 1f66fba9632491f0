package it.quartier.system;

import static org.assertj.core.api.Assertions.assertThat;

import it.quartier.api.Answer;
import it.quartier.api.Client;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** One WAR, and in it exactly the resources that plugins list: whatever else were served would be past the filters. */
class OneWarIT {

    @Test
    void theEarHasOneWar() throws IOException {
        Path ear = Path.of(System.getProperty("quartier.home", ".."), "ear/target/quartier.ear");
        try (ZipFile file = new ZipFile(ear.toFile())) {
            List<String> wars = file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".war"))
                    .toList();
            assertThat(wars).containsExactly("quartier-web.war");
        }
    }

    @Test
    void whatAPluginDoesNotListIsNotServed() {
        for (Client somebody : List.of(Client.nobody(), Client.ofNewAgency())) {
            Answer answer = somebody.get("/unlisted");
            assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("NOT_FOUND");
            assertThat(answer.body()).doesNotContain("served");
        }
    }
}
