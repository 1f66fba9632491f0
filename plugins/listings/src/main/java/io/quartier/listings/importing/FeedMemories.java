package io.quartier.listings.importing;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.data.Reads;
import io.quartier.contract.data.Row;
import io.quartier.contract.data.Statement;
import io.quartier.contract.data.Writes;
import io.quartier.listings.importing.feed.FeedFields;
import io.quartier.listings.importing.feed.FeedItem.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the files said last of each listing. */
@ApplicationScoped
class FeedMemories {

    @Inject
    CurrentUser user;

    @Inject
    Reads reads;

    @Inject
    Writes writes;

    /** By the listing's id; a listing that no file has spoken of yet is not in it. */
    Map<UUID, FeedMemory> of(Collection<UUID> listings) {
        Map<UUID, FeedMemory> memories = new HashMap<>();
        if (!listings.isEmpty()) {
            reads.list(
                            Statement.of(
                                    "select listing_id, wish, fields from listings.feed_memories where listing_id = any(?)",
                                    listings),
                            row -> Map.entry(row.uuid("listing_id"), memory(row)))
                    .forEach(memory -> memories.put(memory.getKey(), memory.getValue()));
        }
        return memories;
    }

    /** Keeps what the file said, by the listing's id. */
    void keep(Map<UUID, FeedMemory> said) {
        if (said.isEmpty()) {
            return;
        }
        List<UUID> ids = new ArrayList<>();
        List<Wish> wishes = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        said.forEach((id, memory) -> {
            ids.add(id);
            wishes.add(memory.wish());
            fields.add(memory.fields().toJson().toString());
        });
        writes.update(Statement.of(
                "insert into listings.feed_memories (organization_id, listing_id, wish, fields)"
                        + " select ?, said.id, said.wish, said.fields::jsonb from unnest(?, ?, ?) as said (id, wish, fields)"
                        + " on conflict (organization_id, listing_id)"
                        + " do update set wish = excluded.wish, fields = excluded.fields",
                user.organizationId(),
                ids,
                wishes,
                fields));
    }

    private static FeedMemory memory(Row row) {
        try (JsonReader reader = Json.createReader(new StringReader(row.json("fields")))) {
            return new FeedMemory(row.word("wish", Wish.class), FeedFields.of(reader.readObject()));
        }
    }
}
