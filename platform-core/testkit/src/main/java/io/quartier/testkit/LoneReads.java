package io.quartier.testkit;

import io.quartier.contract.data.Page;
import io.quartier.contract.data.Paging;
import io.quartier.contract.data.Reads;
import io.quartier.contract.data.RowReader;
import io.quartier.contract.data.Select;
import io.quartier.contract.data.Statement;
import io.quartier.kernel.data.Database;
import io.quartier.kernel.tenancy.Call;
import io.quartier.kernel.tenancy.CallContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Queries of an organization as the server's {@code GET}s send them: each one alone, with the organization in it. */
record LoneReads(Database database, UUID organization) implements Reads {

    @Override
    public <T> List<T> list(Statement statement, RowReader<T> reader) {
        return as(() -> database.list(statement, reader));
    }

    @Override
    public <T> Optional<T> one(Statement statement, RowReader<T> reader) {
        return as(() -> database.one(statement, reader));
    }

    @Override
    public <T> Page<T> page(Select select, Paging paging, RowReader<T> reader) {
        return as(() -> database.page(select, paging, reader));
    }

    private <T> T as(Callable<T> query) {
        return CallContext.with(new Call("-", Locale.ENGLISH, null, organization, null, Set.of()), query);
    }
}
