package io.quartier.contract.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * SQL with its values in the order of its question marks.
 *
 * @param sql one statement; never put a client's text into it
 * @param values may hold nulls where rows are written, not in queries; enumerations are bound as their words, lists as
 *     arrays
 */
public record Statement(String sql, List<Object> values) {

    /** A statement with its values. */
    public static Statement of(String sql, Object... values) {
        return new Statement(sql, Collections.unmodifiableList(Arrays.asList(values)));
    }
}
