package io.quartier.kernel.notification.preference;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.access.RequiresSignIn;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.notification.Channel;
import io.quartier.contract.rest.IfMatch;
import io.quartier.kernel.notification.preference.PreferencesView.Choice;
import io.quartier.kernel.notification.template.Brands;
import io.quartier.kernel.notification.type.NotificationTypes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the signed-in person wants to be told, in the organization they act in. */
@Path("/notification-preferences")
@Tag(name = "notifications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequiresSignIn
@ApplicationScoped
public class PreferencesResource {

    @Inject
    CurrentUser user;

    @Inject
    Preferences preferences;

    @Inject
    NotificationTypes types;

    @GET
    @Operation(summary = "How I want to be told")
    public PreferencesView read() {
        user.organizationId();
        return preferences.read(user.userId());
    }

    @PUT
    @Operation(
            summary = "Say how I want to be told",
            description =
                    "A choice names a category or a type, a channel, and on, off, daily or weekly; the last two go"
                            + " with e-mail. What is not named stays as the type has it.")
    public PreferencesView store(PreferencesForm form, @HeaderParam("If-Match") IfMatch ifMatch) {
        user.organizationId();
        IfMatch.check(ifMatch, preferences.read(user.userId()).version());
        Brands.checkZone("timeZone", form.timeZone());
        check(form.choicesOrNone());
        preferences.store(user.userId(), form);
        return preferences.read(user.userId());
    }

    private void check(List<Choice> choices) {
        Set<String> subjects = new TreeSet<>(types.categories());
        types.all().forEach(type -> subjects.add(type.id()));
        List<Fault> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < choices.size(); i++) {
            Choice choice = choices.get(i);
            String field = "choices[" + i + "]";
            if (!subjects.contains(choice.subject())) {
                faults.add(Fault.of(field + ".subject", Fault.NOT_ONE_OF, "allowed", subjects));
            }
            if ((choice.mode() == Mode.DAILY || choice.mode() == Mode.WEEKLY) && choice.channel() != Channel.EMAIL) {
                faults.add(Fault.of(field + ".mode", Fault.NOT_ONE_OF, "allowed", "on, off"));
            }
            if (!seen.add(choice.subject() + " " + choice.channel())) {
                faults.add(Fault.of(field, Fault.REPEATED));
            }
        }
        if (!faults.isEmpty()) {
            throw QuartierException.invalid(faults);
        }
    }
}
