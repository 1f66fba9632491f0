package it.quartier.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.launcher.postgres.Role;
import it.quartier.api.Client;
import it.quartier.server.TestServer;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** What is sent from inside the server, and what has become of it. */
final class Messages {

    private Messages() {}

    static void send(Client client, String channel, String topic, String text, int count) {
        send(client, channel, topic, text, count, 1);
    }

    /** @param times how often the text stands in each message */
    static void send(Client client, String channel, String topic, String text, int count, int times) {
        assertThat(refusal(client, channel, topic, text, "&count=" + count + "&times=" + times))
                .isNull();
    }

    /** Why it was undone. */
    static String undone(Client client, String channel, String text) {
        return refusal(client, channel, "a", text, "&undo=true");
    }

    private static String refusal(Client client, String channel, String topic, String text, String more) {
        return client.post(
                        "/probe/messages?channel=" + channel + "&topic=" + topic + "&text=" + text.replace(" ", "%20")
                                + more,
                        (String) null)
                .data()
                .getString("refusal", null);
    }

    static List<String> ids(List<JsonObject> messages) {
        return messages.stream().map(message -> message.getString("id")).toList();
    }

    static List<String> texts(List<JsonObject> messages) {
        return messages.stream()
                .map(message -> message.getJsonObject("data").getString("text"))
                .toList();
    }

    /** As if their time were over. */
    static void forgetUpTo(Client client, int position) {
        try {
            asMaintenance(
                    "delete from platform.channel_messages where organization_id = ?::uuid and position <= " + position,
                    client);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes rows past everybody's policies; the parameter is the client's organization. */
    static void asMaintenance(String sql, Client client) throws SQLException {
        try (Connection maintenance = TestServer.database().connect(Role.MAINTENANCE);
                PreparedStatement statement = maintenance.prepareStatement(sql)) {
            statement.setString(1, client.organization().getString("id"));
            statement.execute();
        }
    }
}
