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
    /** Rows of a CSV export at most; the next cursor stands in the header {@code X-Next-Cursor}. */
    public static final int EXPORT_LIMIT = 50_000;

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

    /** Rows to answer at most: the limit asked for, or the export's for CSV. */
    public int limit() {
        if (limit != null) {
            return limit;
        }
        return isExport() ? EXPORT_LIMIT : DEFAULT_LIMIT;
    }

    /** The cursor to follow, or null. */
    public String cursor() {
        return cursor == null || cursor.isBlank() ? null : cursor;
    }

    /** The sort keys as sent, or null. */
    public String sort() {
        return sort == null || sort.isBlank() ? null : sort;
    }

    private boolean isExport() {
        return accept != null && accept.startsWith("text/csv");
    }
}
