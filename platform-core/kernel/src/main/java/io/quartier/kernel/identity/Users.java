package io.quartier.kernel.identity;

import io.quartier.contract.data.Statement;
import io.quartier.kernel.data.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** The accounts. Only the person themself sees theirs; sign-in goes through a function of the database. */
@ApplicationScoped
public class Users {

    @Inject
    Database database;

    /** Adds the account unless the address is taken. */
    boolean add(User user, String hash) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return database.update(Statement.of(
                        "insert into identity.users (id, email, password_hash, first_name, last_name, created_at, updated_at) "
                                + "values (?, ?, ?, ?, ?, ?, ?) on conflict on constraint users_email_key do nothing",
                        user.id(),
                        user.email(),
                        hash,
                        user.firstName(),
                        user.lastName(),
                        now,
                        now))
                == 1;
    }

    /** The account with this address, for checking a password. */
    Optional<Credentials> forSignIn(String email) {
        return database.one(
                Statement.of("select id, password_hash, status from identity.user_for_sign_in(?)", email),
                row -> new Credentials(row.uuid("id"), row.text("password_hash"), "active".equals(row.text("status"))));
    }

    /** The account, seen by the person themself; empty where it is suspended. */
    Optional<User> active(UUID id) {
        return database.one(
                Statement.of(
                        "select id, email, first_name, last_name from identity.users where id = ? and status = 'active'",
                        id),
                row -> new User(row.uuid("id"), row.text("email"), row.text("first_name"), row.text("last_name")));
    }

    record Credentials(UUID user, String hash, boolean active) {

        @Override
        public String toString() {
            return "credentials of " + user;
        }
    }
}
