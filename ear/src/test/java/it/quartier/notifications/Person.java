package it.quartier.notifications;

import io.quartier.launcher.postgres.Role;
import it.quartier.api.Answer;
import it.quartier.api.Client;
import it.quartier.api.Form;
import it.quartier.server.Providers;
import it.quartier.server.TestServer;
import jakarta.json.Json;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Somebody who works with the platform and has a mailbox. */
record Person(Client client, String id, String email, String organization) {

    private static final String PASSWORD = "correct horse battery";
    private static final String MAPPING =
            "{\"externalId\": \"id\", \"title\": \"title\", \"price\": \"price\", \"defaults\":"
                    + " {\"type\": \"house\", \"transaction\": \"sale\", \"price.currency\": \"EUR\", \"address.city\": \"Wien\","
                    + " \"address.country\": \"AT\"}}";

    /** The owner of a new organization. */
    static Person owner(String agency) {
        String email = UUID.randomUUID() + "@quartier.test";
        Answer answer = Client.nobody()
                .post(
                        "/auth/register",
                        Json.createObjectBuilder()
                                .add("organizationName", agency)
                                .add("email", email)
                                .add("password", PASSWORD)
                                .add("firstName", "Eva")
                                .add("lastName", "Nováková")
                                .build()
                                .toString());
        if (answer.status() != 201) {
            throw new IllegalStateException("Registering was answered " + answer);
        }
        return new Person(
                new Client(answer.data().getString("accessToken"), answer.data().getJsonObject("organization")),
                answer.data().getJsonObject("user").getString("id"),
                email,
                answer.data().getJsonObject("organization").getString("id"));
    }

    /** Somebody else who joins this person's organization and acts in it. */
    Person colleague(String role) throws SQLException {
        Person other = owner("Elsewhere");
        try (Connection maintenance = TestServer.database().connect(Role.MAINTENANCE);
                PreparedStatement join = maintenance.prepareStatement(
                        "insert into platform.memberships (organization_id, user_id, role, created_at)"
                                + " values (?::uuid, ?::uuid, ?, now())")) {
            join.setString(1, organization);
            join.setString(2, other.id);
            join.setString(3, role);
            join.execute();
        }
        Answer entered = other.client.post("/auth/switch", "{\"organizationId\": \"" + organization + "\"}");
        return new Person(
                new Client(entered.data().getString("accessToken"), client.organization()),
                other.id,
                other.email,
                organization);
    }

    /** Starts an import of one listing and one bad row, of a file of this name. */
    void imports(String fileName, String... headers) {
        byte[] file = "id,title,price\r\n1,House,100000\r\n2,,nothing".getBytes(StandardCharsets.UTF_8);
        Answer answer = client.post(
                "/listings/imports",
                new Form().with("file", fileName, file).with("format", "csv").with("mapping", MAPPING),
                headers);
        if (answer.status() != 202) {
            throw new IllegalStateException("The import was answered " + answer);
        }
    }

    /** What came to the mailbox. */
    List<MimeMessage> mails() {
        return Arrays.stream(Providers.mail().getReceivedMessages())
                .filter(mail -> isFor(mail, email))
                .toList();
    }

    /** The mails, once there are so many. */
    List<MimeMessage> mails(int count) {
        return Awaitility.await("mails for " + email)
                .atMost(Duration.ofSeconds(60))
                .until(this::mails, mails -> mails.size() >= count);
    }

    static boolean isFor(MimeMessage mail, String address) {
        try {
            return mail.getAllRecipients()[0].toString().equals(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
