package io.quartier.listings.importing;

import io.quartier.contract.access.RequiresPermission;
import io.quartier.contract.data.Page;
import io.quartier.contract.data.Paging;
import io.quartier.contract.data.Reads;
import io.quartier.contract.rest.Accepts;
import io.quartier.listings.ListingsPlugin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Imports over HTTP. */
@Path("listings/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Listing imports", description = "Files of other programs become listings.")
@ApplicationScoped
public class ImportResource {

    @Inject
    StartImport startImport;

    @Inject
    ImportRuns runs;

    @Inject
    Findings findings;

    @Inject
    Reads reads;

    @POST
    @Accepts
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RequiresPermission(ListingsPlugin.IMPORT)
    @Operation(
            summary = "Import a file",
            description =
                    "CSV with a mapping of its columns, or OpenImmo 1.2.7. A file that cannot be read, or a mapping"
                            + " that does not fit it, is refused at once; rows with faults are left out and reported. The same"
                            + " file again changes nothing.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = ImportForm.class)))
    public ImportView start(List<EntityPart> parts) throws IOException {
        return startImport.start(parts);
    }

    @GET
    @RequiresPermission(ListingsPlugin.READ)
    @Operation(summary = "List imports", description = "The newest first.")
    public Page<ImportView> list(@BeanParam ImportFilter filter, @BeanParam Paging paging) {
        return reads.page(filter.select(), paging, runs::read);
    }

    @GET
    @Path("{id}")
    @RequiresPermission(ListingsPlugin.READ)
    @Operation(summary = "Read an import", description = "Its progress and what became of the rows.")
    public ImportView get(@PathParam("id") UUID id) {
        return runs.view(id);
    }

    @GET
    @Path("{id}/refused")
    @Produces({"text/csv;charset=utf-8", "application/json;qs=0.5"})
    @RequiresPermission(ListingsPlugin.READ)
    @Operation(
            summary = "Read the report of refused rows",
            description =
                    "CSV (line, severity, field, code, message) unless JSON is asked for; one line for each fault. Warnings"
                            + " are of rows that were imported, without what could not be read.")
    public Page<Finding> refused(
            @PathParam("id") UUID id,
            @BeanParam Paging paging,
            @HeaderParam("Accept") @Parameter(hidden = true) String accept,
            @Context UriInfo uri) {
        runs.view(id);
        boolean isReport = accept == null || !accept.contains(MediaType.APPLICATION_JSON);
        MultivaluedMap<String, String> asked = uri.getQueryParameters();
        boolean isPaged = asked.containsKey("limit") || asked.containsKey("page");
        // a report that nobody asked for in pages is whole
        return findings.of(id, isReport && !isPaged ? Paging.export(paging.cursor(), paging.sort()) : paging);
    }
}
