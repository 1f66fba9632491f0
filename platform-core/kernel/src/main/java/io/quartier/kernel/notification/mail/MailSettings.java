package io.quartier.kernel.notification.mail;

import io.quartier.kernel.plugin.StartRefused;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;

/**
 * The operator's mail server.
 *
 * @param from address of all mail; the organization's name stands before it
 * @param tls {@code starttls}, {@code tls} from the first byte, or {@code none}
 */
record MailSettings(String host, int port, String user, String password, String tls, String from) {

    private static final List<String> TLS = List.of("starttls", "tls", "none");
    private static final String CONNECT = "10000";
    private static final String WAIT = "20000";

    /** Empty where no host is named. */
    static Optional<MailSettings> of(Config config) {
        Optional<String> host = config.getOptionalValue("quartier.mail.host", String.class);
        if (host.isEmpty()) {
            return Optional.empty();
        }
        String from = config.getOptionalValue("quartier.mail.from", String.class)
                .filter(address -> address.matches("[^\\s@<>,]+@[^\\s@<>,]+"))
                .orElseThrow(
                        () -> new StartRefused(
                                List.of(
                                        "QUARTIER_MAIL_HOST is set, but QUARTIER_MAIL_FROM is not an e-mail address: say from which address mail goes.")));
        String tls = config.getOptionalValue("quartier.mail.tls", String.class).orElse("starttls");
        if (!TLS.contains(tls)) {
            throw new StartRefused(List.of("QUARTIER_MAIL_TLS is '%s': say starttls, tls or none.".formatted(tls)));
        }
        return Optional.of(new MailSettings(
                host.get(),
                config.getOptionalValue("quartier.mail.port", Integer.class).orElse(tls.equals("tls") ? 465 : 587),
                config.getOptionalValue("quartier.mail.user", String.class).orElse(null),
                config.getOptionalValue("quartier.mail.password", String.class).orElse(null),
                tls,
                from));
    }

    String domain() {
        return from.substring(from.indexOf('@') + 1);
    }

    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", host);
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        properties.setProperty("mail.smtp.localhost", domain());
        properties.setProperty("mail.smtp.from", from);
        properties.setProperty("mail.smtp.connectiontimeout", CONNECT);
        properties.setProperty("mail.smtp.timeout", WAIT);
        properties.setProperty("mail.smtp.writetimeout", WAIT);
        properties.setProperty("mail.smtp.auth", Boolean.toString(user != null));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(tls.equals("tls")));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(tls.equals("starttls")));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(tls.equals("starttls")));
        return properties;
    }

    @Override
    public String toString() {
        return "mail by " + host + ":" + port;
    }
}
