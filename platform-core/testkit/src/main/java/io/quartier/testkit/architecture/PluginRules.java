package io.quartier.testkit.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import io.quartier.contract.Plugin;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** What a plugin's main classes may and may not do. */
public final class PluginRules {

    private PluginRules() {}

    /**
     * The rules for a plugin.
     *
     * @param base its package
     */
    public static List<ArchRule> of(String base) {
        List<ArchRule> rules = new ArrayList<>(CommonRules.of(base));
        rules.add(dependOnContractAndOffersOnly(base));
        rules.add(offersStandAlone(base));
        rules.add(resourcesLeaveStorageToOthers());
        rules.add(resourcesArePublic());
        rules.add(thePluginIsPublic());
        rules.add(connectionsComeFromThePlatform());
        rules.add(threadsComeFromThePlatform());
        return List.copyOf(rules);
    }

    static ArchRule dependOnContractAndOffersOnly(String base) {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.quartier..")
                        .and(resideOutsideOfPackages(base + "..", "io.quartier.contract..", "io.quartier.*.api..")))
                .as("plugins depend on the contract and on other plugins' api packages only")
                .because("a plugin compiles against the contract and what other plugins offer in their api packages;"
                        + " everything else of theirs and of the core may change any day");
    }

    static ArchRule offersStandAlone(String base) {
        return noClasses()
                .that()
                .resideInAPackage(base + ".api..")
                .should()
                .dependOnClassesThat(resideInAPackage(base + "..").and(resideOutsideOfPackages(base + ".api..")))
                .as("the api package depends on nothing else of its plugin")
                .because("what others compile against must not pull the plugin's insides along")
                .allowEmptyShould(true);
    }

    static ArchRule resourcesLeaveStorageToOthers() {
        return noClasses()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.persistence..")
                .as("resources do not touch jakarta.persistence")
                .because("a resource speaks HTTP; use cases and repositories next to it load and store")
                .allowEmptyShould(true);
    }

    static ArchRule resourcesArePublic() {
        return classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .bePublic()
                .as("resources are public")
                .because("not every server can serve a class that it cannot see")
                .allowEmptyShould(true);
    }

    static ArchRule thePluginIsPublic() {
        return classes()
                .that()
                .implement(Plugin.class)
                .should()
                .bePublic()
                .as("the plugin class is public")
                .because("ServiceLoader finds public classes only");
    }

    static ArchRule connectionsComeFromThePlatform() {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("javax.sql..", "javax.naming..", "org.postgresql..")
                        .or(type(java.sql.Connection.class))
                        .or(type(java.sql.DriverManager.class)))
                .as("plugins open no connections")
                .because("a connection of one's own carries no organization: Reads and the persistence unit do");
    }

    static ArchRule threadsComeFromThePlatform() {
        return noClasses()
                .should()
                .callConstructor(Thread.class, Runnable.class)
                .orShould()
                .callConstructor(Thread.class, Runnable.class, String.class)
                .orShould()
                .beAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat(type(Executors.class))
                .orShould()
                .callMethodWhere(target(owner(type(CompletableFuture.class))).and(target(nameMatching(".*Async"))))
                .as("plugins start no threads")
                .because("a thread of one's own carries no organization: use Jobs, or a managed executor with"
                        + " Tenancy.carry");
    }
}
