package io.quartier.kernel.notification.template;

import io.quartier.contract.access.RequiresPermission;
import io.quartier.contract.data.Page;
import io.quartier.contract.data.Paging;
import io.quartier.contract.data.Reads;
import io.quartier.contract.data.Select;
import io.quartier.contract.notification.Channel;
import io.quartier.contract.rest.Creates;
import io.quartier.contract.rest.IfMatch;
import io.quartier.kernel.access.CorePermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The organization's own words for notifications. */
@Path("/notification-templates")
@Tag(name = "notifications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequiresPermission(CorePermissions.NOTIFICATIONS_MANAGE)
@ApplicationScoped
public class TemplateResource {

    @Inject
    OwnTemplates templates;

    @Inject
    Reads reads;

    @GET
    @Operation(summary = "List the organization's own templates")
    public Page<TemplateView> list(
            @QueryParam("type") @Size(max = 100) String type,
            @QueryParam("channel") Channel channel,
            @BeanParam Paging paging) {
        return reads.page(
                Select.columns(OwnTemplates.columns())
                        .from("platform.notification_templates")
                        .where("type = ?", type)
                        .where("channel = ?", channel)
                        .sortable("createdAt", "created_at", Instant.class)
                        .orderedBy("-createdAt"),
                paging,
                TemplateView::of);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a template")
    public TemplateView get(@PathParam("id") UUID id) {
        return templates.get(id);
    }

    @POST
    @Creates
    @Transactional
    @Operation(
            summary = "Say a notification in the organization's own words",
            description = "What is wrong in a template is listed, line by line; it is tried with sample data.")
    public TemplateView add(TemplateDraft draft) {
        return templates.get(templates.add(draft));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Change a template")
    public TemplateView change(
            @PathParam("id") UUID id, TemplateWords words, @HeaderParam("If-Match") IfMatch ifMatch) {
        templates.change(id, words, ifMatch);
        return templates.get(id);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Go back to the platform's words")
    public void remove(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch ifMatch) {
        templates.remove(id, ifMatch);
    }

    @POST
    @Path("preview")
    @Operation(summary = "See what people would get", description = "With sample data; nothing is stored or sent.")
    public Preview preview(TemplateDraft draft) {
        return templates.preview(draft);
    }
}
