package io.quartier.contract.data;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list, as resources return it.
 *
 * @param items at most {@link Pagination#limit()} of them
 * @param pagination where the page stands
 */
public record Page<T>(List<T> items, Pagination pagination) {

    /** The page with each item turned into something else. */
    public <U> Page<U> map(Function<T, U> change) {
        return new Page<>(items.stream().map(change).toList(), pagination);
    }

    /** A list that is always whole, as a page. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, new Pagination(1, Math.max(1, items.size()), (long) items.size(), null, false, null));
    }
}
