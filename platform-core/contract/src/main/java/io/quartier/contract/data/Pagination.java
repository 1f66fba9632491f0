package io.quartier.contract.data;

/**
 * Where a page stands in its list.
 *
 * @param page from 1; absent when a cursor was followed
 * @param limit how many items a page holds at most
 * @param total how many items there are; absent when a cursor was followed
 * @param totalCapped true where counting stopped at {@code total} and there are more
 * @param hasMore whether something follows
 * @param nextCursor send it as {@code cursor} for the next page; absent at the end
 */
public record Pagination(
        Integer page, int limit, Long total, Boolean totalCapped, boolean hasMore, String nextCursor) {}
