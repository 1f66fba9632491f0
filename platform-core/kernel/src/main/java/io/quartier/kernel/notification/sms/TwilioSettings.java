package io.quartier.kernel.notification.sms;

import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The operator's account at Twilio.
 *
 * @param from the sender, a number in the form of E.164 or the id of a messaging service
 * @param base where its API is
 * @param publicUrl where this platform is reached, null where nobody said so
 */
public record TwilioSettings(String account, String token, String from, String base, String publicUrl) {

    /** Empty where there is none. */
    public static Optional<TwilioSettings> of(Config config) {
        Optional<String> account = config.getOptionalValue("quartier.sms.twilio.account", String.class);
        Optional<String> token = config.getOptionalValue("quartier.sms.twilio.token", String.class);
        Optional<String> from = config.getOptionalValue("quartier.sms.twilio.from", String.class);
        if (account.isEmpty() || token.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TwilioSettings(
                account.get(),
                token.get(),
                from.get(),
                config.getOptionalValue("quartier.sms.twilio.url", String.class).orElse("https://api.twilio.com"),
                config.getOptionalValue("quartier.http.public-url", String.class)
                        .map(url -> url.replaceAll("/+$", ""))
                        .orElse(null)));
    }

    @Override
    public String toString() {
        return "account at Twilio";
    }
}
