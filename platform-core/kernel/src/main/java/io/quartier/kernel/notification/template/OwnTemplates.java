package io.quartier.kernel.notification.template;

import io.quartier.contract.data.Ids;
import io.quartier.contract.data.Statement;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.json.Records;
import io.quartier.contract.notification.Channel;
import io.quartier.contract.notification.NotificationType;
import io.quartier.contract.rest.IfMatch;
import io.quartier.kernel.data.Database;
import io.quartier.kernel.notification.type.NotificationTypes;
import io.quartier.kernel.notification.type.Wording;
import io.quartier.kernel.tenancy.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The words that the current organization put in place of ours. */
@ApplicationScoped
public class OwnTemplates {

    private static final String ALL =
            "id, type, channel, language, subject, text, html, created_at, updated_at, version";

    @Inject
    Database database;

    @Inject
    NotificationTypes types;

    @Inject
    Wordings wordings;

    @Inject
    Brands brands;

    @Inject
    Records records;

    TemplateView get(UUID id) {
        return database.one(
                        Statement.of("select " + ALL + " from platform.notification_templates where id = ?", id),
                        TemplateView::of)
                .orElseThrow(QuartierException::notFound);
    }

    static String columns() {
        return ALL;
    }

    @Transactional
    UUID add(TemplateDraft draft) {
        check(draft);
        UUID id = Ids.next();
        int added = database.update(Statement.of(
                "insert into platform.notification_templates (organization_id, id, type, channel, language, subject, text, html,"
                        + " created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, now(), now())"
                        + " on conflict on constraint notification_templates_key do nothing",
                CallContext.current().organization(),
                id,
                draft.type(),
                draft.channel(),
                draft.language(),
                draft.subject(),
                draft.text(),
                draft.html()));
        if (added == 0) {
            throw new QuartierException(TemplateProblem.TEMPLATE_EXISTS);
        }
        return id;
    }

    @Transactional
    void change(UUID id, TemplateWords words, IfMatch ifMatch) {
        TemplateView before = get(id);
        IfMatch.check(ifMatch, before.version());
        check(new TemplateDraft(
                before.type(), before.channel(), before.language(), words.subject(), words.text(), words.html()));
        database.update(Statement.of(
                "update platform.notification_templates set subject = ?, text = ?, html = ?, updated_at = now(),"
                        + " version = version + 1 where id = ?",
                words.subject(),
                words.text(),
                words.html(),
                id));
    }

    @Transactional
    void remove(UUID id, IfMatch ifMatch) {
        IfMatch.check(ifMatch, get(id).version());
        database.update(Statement.of("delete from platform.notification_templates where id = ?", id));
    }

    /** What people would get, with the sample's values. */
    Preview preview(TemplateDraft draft) {
        NotificationType type = check(draft);
        Brand brand = brands.current();
        Locale language = Locale.forLanguageTag(draft.language());
        Wording filled = Wordings.fill(draft.wording(), sample(type, brand));
        return draft.channel() == Channel.EMAIL
                ? new Preview(
                        filled.subject(),
                        MailLayout.text(brand, language, filled.text(), null),
                        filled.html() == null
                                ? null
                                : MailLayout.html(brand, language, filled.subject(), filled.html(), null))
                : new Preview(filled.subject(), filled.text(), null);
    }

    private NotificationType check(TemplateDraft draft) {
        NotificationType type = types.find(draft.type())
                .orElseThrow(() -> QuartierException.invalid(Fault.of(
                        "type",
                        Fault.NOT_ONE_OF,
                        "allowed",
                        types.all().stream().map(NotificationType::id).toList())));
        List<Fault> faults = new ArrayList<>();
        if ((draft.subject() == null) != (draft.channel() == Channel.SMS)) {
            faults.add(Fault.of("subject", draft.subject() == null ? Fault.REQUIRED : "NULL"));
        }
        if ((draft.html() == null) == (draft.channel() == Channel.EMAIL)) {
            faults.add(Fault.of("html", draft.html() == null ? Fault.REQUIRED : "NULL"));
        }
        Map<String, Object> sample = sample(type, brands.current());
        if (draft.subject() != null) {
            Templates.fault("subject", draft.subject(), false, sample).ifPresent(faults::add);
        }
        Templates.fault("text", draft.text(), false, sample).ifPresent(faults::add);
        if (draft.html() != null) {
            Templates.fault("html", draft.html(), true, sample).ifPresent(faults::add);
        }
        if (!faults.isEmpty()) {
            throw QuartierException.invalid(faults);
        }
        return type;
    }

    private Map<String, Object> sample(NotificationType type, Brand brand) {
        Map<String, Object> values = new HashMap<>(Values.of(records.write(type.sample())));
        values.put("organization", Map.of("name", brand.name()));
        return values;
    }
}
