package io.quartier.contract.data;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One page of a list, as resources return it.
 *
 * @param items at most {@link Pagination#limit()} of them
 * @param pagination where the page stands
 * @param rest of an export, what follows: reads the next page when it is asked for; null where nothing follows, and for
 *     what clients page through themselves
 */
public record Page<T>(List<T> items, Pagination pagination, Supplier<Page<T>> rest) {

    /** A page that stands for itself. */
    public Page(List<T> items, Pagination pagination) {
        this(items, pagination, null);
    }

    /** The page with each item turned into something else. */
    public <U> Page<U> map(Function<T, U> change) {
        return new Page<>(
                items.stream().map(change).toList(),
                pagination,
                rest == null ? null : () -> rest.get().map(change));
    }

    /** A list that is always whole, as a page. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, new Pagination(1, Math.max(1, items.size()), (long) items.size(), null, false, null));
    }
}
