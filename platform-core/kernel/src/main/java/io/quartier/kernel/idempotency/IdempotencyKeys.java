package io.quartier.kernel.idempotency;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.data.Row;
import io.quartier.contract.data.Statement;
import io.quartier.kernel.data.Database;
import io.quartier.kernel.json.JsonBody;
import io.quartier.kernel.json.RecordWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that the current user has used in the current organization during the last day. Works in the caller's
 * transaction, which is also that of the request: the key is stored if and only if the request took effect.
 */
@ApplicationScoped
public class IdempotencyKeys {

    @Inject
    Database database;

    @Inject
    CurrentUser caller;

    /** Holds the key until the transaction ends; false where another request holds it. */
    public boolean tryLock(String key) {
        String name = caller.organizationId() + " " + caller.userId() + " " + key;
        return database.one(
                        Statement.of("select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as locked", name),
                        row -> row.bool("locked"))
                .orElse(false);
    }

    /** The answer that the key's first request got. */
    public Optional<StoredAnswer> find(String key) {
        return database.one(
                Statement.of(
                        "select request_hash, status, headers, encode(body, 'base64') as body"
                                + " from platform.idempotency_keys where organization_id = ? and user_id = ? and key = ?"
                                + " and created_at > now() - interval '24 hours'",
                        caller.organizationId(),
                        caller.userId(),
                        key),
                IdempotencyKeys::read);
    }

    /** Keeps the answer for a day; an older one under the key makes room. */
    public void store(String key, StoredAnswer answer) {
        database.update(Statement.of(
                "delete from platform.idempotency_keys where organization_id = ? and user_id = ? and key = ?",
                caller.organizationId(),
                caller.userId(),
                key));
        database.update(Statement.of(
                "insert into platform.idempotency_keys"
                        + " (organization_id, user_id, key, request_hash, status, headers, body, created_at)"
                        + " values (?, ?, ?, ?, ?, ?::jsonb, decode(?, 'base64'), now())",
                caller.organizationId(),
                caller.userId(),
                key,
                answer.requestHash(),
                answer.status(),
                RecordWriter.text(answer.headers()),
                Base64.getEncoder().encodeToString(answer.body())));
    }

    private static StoredAnswer read(Row row) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        JsonBody.parse(row.json("headers"))
                .value()
                .asJsonObject()
                .forEach((name, values) -> headers.put(
                        name,
                        ((JsonArray) values)
                                .getValuesAs(JsonString.class).stream()
                                        .map(JsonString::getString)
                                        .toList()));
        // PostgreSQL breaks base64 into lines
        return new StoredAnswer(
                row.text("request_hash"),
                row.integer("status"),
                headers,
                Base64.getMimeDecoder().decode(row.text("body")));
    }
}
