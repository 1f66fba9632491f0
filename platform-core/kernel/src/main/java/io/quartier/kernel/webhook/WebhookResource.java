package io.quartier.kernel.webhook;

import io.quartier.contract.access.RequiresPermission;
import io.quartier.contract.data.Page;
import io.quartier.contract.data.Paging;
import io.quartier.contract.data.Reads;
import io.quartier.contract.data.Select;
import io.quartier.contract.json.MergePatch;
import io.quartier.contract.rest.Creates;
import io.quartier.contract.rest.IfMatch;
import io.quartier.kernel.access.CorePermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Endpoints over HTTP. */
@Path("webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks", description = "Other systems are told of the organization's events.")
@ApplicationScoped
public class WebhookResource {

    private static final int A_WEEK = 604_800;

    @Inject
    Webhooks webhooks;

    @Inject
    WebhookDeliveries deliveries;

    @Inject
    Reads reads;

    @GET
    @RequiresPermission(CorePermissions.WEBHOOKS_READ)
    @Operation(summary = "List webhooks")
    public Page<WebhookView> list(@BeanParam Paging paging) {
        Select select = Select.columns(WebhookView.COLUMNS)
                .from("platform.webhooks")
                .sortable("createdAt", "created_at", Instant.class)
                .orderedBy("createdAt");
        return reads.page(select, paging, WebhookView::of);
    }

    @POST
    @Creates
    @RequiresPermission(CorePermissions.WEBHOOKS_WRITE)
    @Operation(
            summary = "Add a webhook",
            description =
                    "The answer holds the secret that its receiver verifies signatures with (Standard Webhooks 1.0); it is never shown again.")
    public WebhookView add(WebhookDraft draft) {
        return webhooks.add(draft);
    }

    @GET
    @Path("{id}")
    @RequiresPermission(CorePermissions.WEBHOOKS_READ)
    @Operation(summary = "Read a webhook")
    public WebhookView get(@PathParam("id") UUID id) {
        return webhooks.get(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RequiresPermission(CorePermissions.WEBHOOKS_WRITE)
    @Operation(summary = "Change a webhook")
    public WebhookView change(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch ifMatch, MergePatch patch) {
        return webhooks.change(id, ifMatch, patch);
    }

    @DELETE
    @Path("{id}")
    @RequiresPermission(CorePermissions.WEBHOOKS_WRITE)
    @Operation(summary = "Delete a webhook", description = "Its deliveries go with it.")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch ifMatch) {
        webhooks.remove(id, ifMatch);
    }

    @POST
    @Path("{id}/enable")
    @RequiresPermission(CorePermissions.WEBHOOKS_WRITE)
    @Operation(
            summary = "Enable a webhook",
            description = "What waited since it was paused or disabled goes out now; events in between do not.")
    public WebhookView enable(@PathParam("id") UUID id) {
        return webhooks.enable(id);
    }

    @POST
    @Path("{id}/disable")
    @RequiresPermission(CorePermissions.WEBHOOKS_WRITE)
    @Operation(summary = "Disable a webhook", description = "It is told of no more events until it is enabled.")
    public WebhookView disable(@PathParam("id") UUID id) {
        return webhooks.disable(id);
    }

    @POST
    @Path("{id}/secret/rotate")
    @RequiresPermission(CorePermissions.WEBHOOKS_WRITE)
    @Operation(
            summary = "Replace the secret",
            description =
                    "The answer holds the new secret. The old one signs too for a while, as a second signature in the same header.")
    public WebhookView rotate(
            @PathParam("id") UUID id,
            @QueryParam("overlapSeconds")
                    @Min(0)
                    @Max(A_WEEK)
                    @Parameter(description = "How long the old secret signs too, a day by default.")
                    Integer overlapSeconds) {
        return webhooks.rotate(id, overlapSeconds == null ? null : Duration.ofSeconds(overlapSeconds));
    }

    @POST
    @Path("{id}/test")
    @RequiresPermission(CorePermissions.WEBHOOKS_WRITE)
    @Operation(
            summary = "Send a test event",
            description = "Of type webhook.test, signed and retried like any other; the answer is its delivery.")
    public DeliveryView test(@PathParam("id") UUID id) {
        return deliveries.test(id);
    }
}
