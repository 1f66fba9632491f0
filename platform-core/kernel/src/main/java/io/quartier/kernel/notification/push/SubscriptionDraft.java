package io.quartier.kernel.notification.push;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A device to be told on. */
@Schema(name = "PushSubscriptionDraft")
public record SubscriptionDraft(
        @NotNull @Schema(example = "fcm") Subscription.Kind kind,

        @NotBlank
        @Size(max = 2000)
        @Schema(
                example = "bk3RNwTe3H0-CI2k_HHwgIpoDKCIZvvDMExUdFQ3P1",
                description = "Of a browser the endpoint of its subscription, else the device's token")
        String target,

        @Valid Keys keys) {

    /** What a browser's subscription calls its keys, in base64url. */
    @Schema(name = "PushKeys")
    public record Keys(
            @NotBlank @Size(max = 200) String p256dh,
            @NotBlank @Size(max = 100) String auth) {}

    @Override
    public String toString() {
        return "push subscription of kind " + kind;
    }
}
