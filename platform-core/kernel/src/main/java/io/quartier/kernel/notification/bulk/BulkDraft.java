package io.quartier.kernel.notification.bulk;

import io.quartier.contract.access.Role;
import io.quartier.contract.notification.Channel;
import jakarta.json.JsonObject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What to tell many: words of one's own, or a type with its data. */
@Schema(name = "NotificationBulkDraft")
public record BulkDraft(
        @Size(max = 100) @Schema(example = "platform.announcement", description = "Absent for words of one's own")
        String type,

        @Size(max = 200) @Pattern(regexp = "[^\\p{Cntrl}]*") @Schema(example = "Office closed on Friday")
        String title,

        @Size(max = 4000) @Schema(example = "We are back on Monday at eight.")
        String body,

        @Schema(description = "Of the type, as its sample has it")
        JsonObject data,

        @NotNull @Valid To recipients,

        @NotEmpty @Size(max = 4) List<Channel> channels) {

    /** Members by role, by id, or both. */
    @Schema(name = "NotificationBulkRecipients")
    public record To(
            @Size(max = 5) List<Role> roles,
            @Size(max = 5000) List<UUID> users) {}
}
