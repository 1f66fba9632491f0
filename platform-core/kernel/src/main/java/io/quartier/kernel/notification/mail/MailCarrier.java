package io.quartier.kernel.notification.mail;

import io.quartier.contract.notification.Channel;
import io.quartier.kernel.notification.delivery.Carrier;
import io.quartier.kernel.notification.delivery.Letter;
import io.quartier.kernel.notification.delivery.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/** Sends e-mail by the operator's mail server. */
@ApplicationScoped
public class MailCarrier implements Carrier {

    /** What a server answered, at the beginning of an exception's message. */
    private static final Pattern REPLY = Pattern.compile("(?m)^\\s*([45])\\d\\d[ -]");

    private final Optional<MailSettings> settings = MailSettings.of(ConfigProvider.getConfig());

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public boolean isConfigured() {
        return settings.isPresent();
    }

    @Override
    public Outcome carry(Letter letter) throws MessagingException {
        MailSettings server = settings.orElseThrow();
        try {
            new InternetAddress(letter.message().address(), true).validate();
        } catch (AddressException e) {
            return Outcome.failed("bad-address");
        }
        Session session = Session.getInstance(server.properties());
        Mail mail = new Mail(session, letter, server);
        try (Transport transport = session.getTransport()) {
            transport.connect(server.host(), server.port(), server.user(), server.password());
            transport.sendMessage(mail, mail.getAllRecipients());
            return Outcome.sent(mail.getMessageID());
        } catch (SendFailedException e) {
            return refused(e);
        }
    }

    /** A mail server's refusal for good names either the address or what was sent. */
    private static Outcome refused(SendFailedException refusal) {
        boolean forGood = false;
        for (Exception cause = refusal; cause != null; cause = next(cause)) {
            Matcher reply = REPLY.matcher(String.valueOf(cause.getMessage()));
            if (reply.find()) {
                forGood = reply.group(1).equals("5");
            }
        }
        boolean address = refusal.getInvalidAddresses() != null && refusal.getInvalidAddresses().length > 0;
        if (!forGood) {
            return Outcome.later("mail-server-busy");
        }
        return address ? Outcome.bounced("address-refused") : Outcome.failed("mail-refused");
    }

    private static Exception next(Exception cause) {
        return cause instanceof MessagingException messaging ? messaging.getNextException() : null;
    }
}
