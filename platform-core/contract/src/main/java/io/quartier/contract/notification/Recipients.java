package io.quartier.contract.notification;

import io.quartier.contract.access.Role;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Whom a notification is for. Nobody gets it twice, however many ways lead to them.
 *
 * @param users ids of members of the current organization; others are passed over
 * @param roles every member who has one of these roles
 * @param outside people who are no users
 */
public record Recipients(Set<UUID> users, Set<Role> roles, List<Address> outside) {

    /** Copies. */
    public Recipients {
        users = Set.copyOf(users);
        roles = Set.copyOf(roles);
        outside = List.copyOf(outside);
    }

    /** One member. */
    public static Recipients user(UUID id) {
        return users(List.of(id));
    }

    /** Some members. */
    public static Recipients users(Collection<UUID> ids) {
        return new Recipients(Set.copyOf(ids), Set.of(), List.of());
    }

    /** The members with one of these roles. */
    public static Recipients roles(Role... roles) {
        return new Recipients(Set.of(), Set.of(roles), List.of());
    }

    /** Somebody outside, by e-mail. */
    public static Recipients email(String address, Locale language) {
        return new Recipients(Set.of(), Set.of(), List.of(new Address(Channel.EMAIL, address, language)));
    }

    /** Somebody outside, by short message. */
    public static Recipients phone(String number, Locale language) {
        return new Recipients(Set.of(), Set.of(), List.of(new Address(Channel.SMS, number, language)));
    }

    /**
     * Somebody who is no user.
     *
     * @param channel {@link Channel#EMAIL} or {@link Channel#SMS}
     * @param value an e-mail address, or a telephone number in the form of E.164: {@code +421905123456}
     * @param language of the texts, one that the platform speaks
     */
    public record Address(Channel channel, String value, Locale language) {

        /** Checks the channel. */
        public Address {
            if (channel != Channel.EMAIL && channel != Channel.SMS) {
                throw new IllegalArgumentException("Somebody outside is reached by e-mail or short message only");
            }
        }

        @Override
        public String toString() {
            return "address for " + channel;
        }
    }
}
