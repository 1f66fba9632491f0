package io.quartier.kernel.realtime;

import io.quartier.contract.realtime.Channel;
import io.quartier.kernel.access.CorePermissions;
import java.util.List;

/** The channels that every installation has, whichever plugins are active. */
final class CoreChannels {

    static final List<Channel> ALL = List.of(
            Channel.of("kanban", CorePermissions.KANBAN, "Cards that move on boards; the topic is the board."),
            Channel.of("team", CorePermissions.TEAM, "What colleagues do, and who is there.")
                    .withPresence(),
            Channel.of("properties", CorePermissions.PROPERTIES, "Properties and listings as they change.")
                    .fedBy("listing.*"),
            Channel.of("chat", CorePermissions.CHAT, "What members write to each other; the topic is the room.")
                    .sentBy(CorePermissions.CHAT_SEND)
                    .withTyping(),
            Channel.of("votes", CorePermissions.VOTES, "Votes as they are opened, cast and closed."),
            Channel.of("faults", CorePermissions.FAULTS, "Faults as they are reported and dealt with."));

    private CoreChannels() {}
}
