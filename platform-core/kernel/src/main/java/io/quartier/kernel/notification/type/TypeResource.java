package io.quartier.kernel.notification.type;

import io.quartier.contract.access.RequiresSignIn;
import io.quartier.contract.data.Page;
import io.quartier.contract.json.Records;
import io.quartier.contract.notification.Channel;
import io.quartier.contract.notification.NotificationType;
import io.quartier.contract.notification.Urgency;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What people can be told. */
@Path("/notification-types")
@Tag(name = "notifications", description = "What people are told, and how they want to be told")
@Produces(MediaType.APPLICATION_JSON)
@RequiresSignIn
@ApplicationScoped
public class TypeResource {

    @Inject
    NotificationTypes types;

    @Inject
    Records records;

    @GET
    @Operation(summary = "List what people can be told, with the values that templates may use")
    public Page<TypeView> list() {
        return Page.whole(types.all().stream().map(this::view).toList());
    }

    private TypeView view(NotificationType type) {
        return new TypeView(
                type.id(),
                type.category(),
                type.channels().stream().sorted().toList(),
                type.urgency(),
                type.description(),
                records.write(type.sample()));
    }

    /** A kind of notification. */
    @Schema(name = "NotificationType")
    public record TypeView(
            @Schema(example = "listings.import-finished") String id,
            @Schema(example = "imports") String category,
            List<Channel> channels,
            Urgency urgency,
            String description,
            JsonObject sample) {}
}
