package io.quartier.kernel.notification.mail;

import io.quartier.kernel.notification.delivery.Letter;
import io.quartier.kernel.notification.template.Brand;
import io.quartier.kernel.notification.template.MailLayout;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/** An e-mail: text always, HTML beside it. Under its own id, so that one that comes twice is known as the same. */
final class Mail extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String id;

    Mail(Session session, Letter letter, MailSettings settings) throws MessagingException {
        super(session);
        this.id = "<" + letter.message().id() + "@" + settings.domain() + ">";
        Brand brand = letter.brand();
        setFrom(address(settings.from(), brand.name()));
        if (brand.replyTo() != null) {
            setReplyTo(new InternetAddress[] {new InternetAddress(oneLine(brand.replyTo()))});
        }
        setRecipient(RecipientType.TO, new InternetAddress(letter.message().address()));
        setSubject(oneLine(letter.words().subject()), UTF_8);
        setSentDate(new Date());
        // no out-of-office answers (RFC 3834)
        setHeader("Auto-Submitted", "auto-generated");
        setHeader(
                "X-Quartier-Message",
                letter.message().organization() + "." + letter.message().id());
        if (letter.unsubscribe() != null) {
            setHeader("List-Unsubscribe", "<" + letter.unsubscribe() + ">");
            setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        setContent(parts(letter));
        saveChanges();
    }

    private static MimeMultipart parts(Letter letter) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(
                MailLayout.text(
                        letter.brand(),
                        letter.message().language(),
                        letter.words().text(),
                        letter.unsubscribe()),
                UTF_8);
        MimeMultipart parts = new MimeMultipart("alternative", text);
        if (letter.words().html() != null) {
            MimeBodyPart html = new MimeBodyPart();
            html.setText(
                    MailLayout.html(
                            letter.brand(),
                            letter.message().language(),
                            letter.words().subject(),
                            letter.words().html(),
                            letter.unsubscribe()),
                    UTF_8,
                    "html");
            parts.addBodyPart(html);
        }
        return parts;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }

    private static InternetAddress address(String address, String name) throws MessagingException {
        try {
            return new InternetAddress(address, oneLine(name), UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A line end would begin another header. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}]+", " ").strip();
    }
}
