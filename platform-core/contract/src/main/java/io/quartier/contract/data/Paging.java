package io.quartier.contract.data;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What every list understands beside its filters; take it as a {@code @BeanParam}. */
public class Paging {

    /** Items of a page when the client does not say. */
    public static final int DEFAULT_LIMIT = 20;
    /** Items of a page at most. */
    public static final int MAX_LIMIT = 100;
    /** Rows of an export that are read at once. */
    public static final int EXPORT_BLOCK = 500;

    private static final String CSV = "text/csv";

    @QueryParam("page")
    @Min(1)
    @Max(10_000)
    @Parameter(description = "Which page, from 1. For walking through a long list use the cursor instead.")
    Integer page;

    @QueryParam("limit")
    @Min(1)
    @Max(MAX_LIMIT)
    @Parameter(description = "How many items a page holds, 20 by default.")
    Integer limit;

    @QueryParam("cursor")
    @Size(max = 1000)
    @Parameter(description = "The nextCursor of the page before; sort must stay the same.")
    String cursor;

    @QueryParam("sort")
    @Size(max = 200)
    @Parameter(description = "Keys separated by commas, a minus before a key for descending: -price,city.")
    String sort;

    @QueryParam("fields")
    @Size(max = 1000)
    @Parameter(description = "Only these fields of each item, separated by commas.")
    // for the API's description: the platform itself reads it and picks the fields
    String fields;

    @HeaderParam("Accept")
    @Parameter(hidden = true)
    @Schema(hidden = true)
    String accept;

    /** The default page. */
    public Paging() {}

    /** The whole list from a place in it on: what a report is that nobody asks for in pages. */
    public static Paging export(String cursor, String sort) {
        Paging paging = of(null, null, cursor, sort);
        paging.accept = CSV;
        return paging;
    }

    /** A page asked for by code rather than by a client. */
    public static Paging of(Integer page, Integer limit, String cursor, String sort) {
        Paging paging = new Paging();
        paging.page = page;
        paging.limit = limit;
        paging.cursor = cursor;
        paging.sort = sort;
        return paging;
    }

    /** From 1. */
    public int page() {
        return page == null ? 1 : page;
    }

    /** Rows of a page at most. */
    public int limit() {
        if (limit != null) {
            return limit;
        }
        return isExport() ? EXPORT_BLOCK : DEFAULT_LIMIT;
    }

    /**
     * Whether the whole list is wanted: CSV, and neither a limit nor a page. It is read in blocks while it is written, so
     * that a long list needs no more memory than a short one.
     */
    public boolean isExport() {
        return limit == null && page == null && isCsv();
    }

    /** The cursor to follow, or null. */
    public String cursor() {
        return cursor == null || cursor.isBlank() ? null : cursor;
    }

    /** The sort keys as sent, or null. */
    public String sort() {
        return sort == null || sort.isBlank() ? null : sort;
    }

    /** Whether the client names CSV first. */
    private boolean isCsv() {
        if (accept == null) {
            return false;
        }
        String first = accept.split("[,;]", 2)[0];
        return first.strip().equalsIgnoreCase(CSV);
    }
}
