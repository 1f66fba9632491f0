package io.quartier.kernel.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.contract.access.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdentityTest {

    @Test
    void inAnotherOrganizationNothingIsLeftOfTheTokensOwn() {
        Membership own = new Membership(UUID.randomUUID(), "donau", "Donau", Role.OWNER);
        Membership other = new Membership(UUID.randomUUID(), "morava", "Morava", Role.VIEWER);
        Map<String, Object> claims = new HashMap<>(Identity.claimsOf(own, Set.of("notes:read", "notes:write")));
        claims.put("upn", "eva@donau.example");
        Identity eva = new Identity(
                "token",
                claims,
                UUID.randomUUID(),
                own.organizationId(),
                Role.OWNER,
                Set.of("notes:read", "notes:write"),
                1);

        Identity there = eva.in(other, Set.of("notes:read"));

        assertThat(there.getName()).isEqualTo("eva@donau.example");
        assertThat(there.<String>getClaim("org"))
                .isEqualTo(other.organizationId().toString());
        assertThat(there.<String>getClaim("slug")).isEqualTo("morava");
        assertThat(there.<String>getClaim("role")).isEqualTo("viewer");
        assertThat(there.<List<String>>getClaim("groups")).containsExactly("viewer");
        assertThat(there.getGroups()).containsExactly("viewer");
        assertThat(there.<List<String>>getClaim("permissions")).containsExactly("notes:read");
        assertThat(there.<String>getClaim("raw_token")).isEqualTo("token");
    }
}
