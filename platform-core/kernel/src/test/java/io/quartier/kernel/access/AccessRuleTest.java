package io.quartier.kernel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quartier.contract.access.RequiresPermission;
import io.quartier.contract.access.RequiresSignIn;
import io.quartier.contract.access.Role;
import io.quartier.kernel.tenancy.Call;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessRuleTest {

    @Path("good")
    @RequiresSignIn
    public static class Good {
        @GET
        @PermitAll
        public void everybody() {}

        @POST
        public void signedIn() {}

        @DELETE
        @RequiresPermission("a:b")
        public void holder() {}

        public void noResourceMethod() {}
    }

    @Path("bad")
    public static class Bad {
        @GET
        public void forgotten() {}

        @POST
        @PermitAll
        @RequiresSignIn
        public void torn() {}

        @PUT
        @RequiresPermission("a:unknown")
        public void undeclared() {}

        @Path("below")
        @PermitAll
        public Good locator() {
            return new Good();
        }
    }

    private static final Call NOBODY = Call.NOBODY;
    private static final Call VIEWER = call(Set.of());
    private static final Call HOLDER = call(Set.of("a:b"));

    private static Call call(Set<String> permissions) {
        return new Call("r", Locale.ENGLISH, UUID.randomUUID(), UUID.randomUUID(), Role.VIEWER, permissions);
    }

    private static AccessRule rule(String method) throws NoSuchMethodException {
        return AccessRule.of(Good.class, Good.class.getMethod(method));
    }

    @Test
    void theMethodsAnnotationCountsBeforeItsClass() throws NoSuchMethodException {
        assertThat(rule("everybody")).isEqualTo(AccessRule.EVERYBODY);
        assertThat(rule("signedIn")).isEqualTo(new AccessRule(true, null));
        assertThat(rule("holder")).isEqualTo(new AccessRule(true, "a:b"));
        assertThat(AccessRule.faults(List.of(Good.class), Set.of("a:b"))).isEmpty();
    }

    @Test
    void letsThroughWhomItShould() throws NoSuchMethodException {
        assertThatCode(() -> rule("everybody").check(NOBODY)).doesNotThrowAnyException();
        assertThatCode(() -> rule("signedIn").check(VIEWER)).doesNotThrowAnyException();
        assertThatCode(() -> rule("holder").check(HOLDER)).doesNotThrowAnyException();
        assertThatThrownBy(() -> rule("signedIn").check(NOBODY)).hasMessage("UNAUTHENTICATED");
        assertThatThrownBy(() -> rule("holder").check(NOBODY)).hasMessage("UNAUTHENTICATED");
        assertThatThrownBy(() -> rule("holder").check(VIEWER)).hasMessage("FORBIDDEN");
    }

    @Test
    void everyMethodMustSayWhoMayCallIt() {
        assertThat(AccessRule.faults(List.of(Bad.class), Set.of("a:b")))
                .satisfiesExactly(
                        f -> assertThat(f).contains("Bad#forgotten does not say who may call it"),
                        f -> assertThat(f).contains("Bad#locator is a sub-resource locator"),
                        f -> assertThat(f).contains("Bad#torn has more than one access annotation"),
                        f -> assertThat(f).contains("Bad#undeclared requires permission 'a:unknown'"));
    }
}
