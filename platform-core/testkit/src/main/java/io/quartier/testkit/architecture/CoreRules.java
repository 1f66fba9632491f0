package io.quartier.testkit.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the core may depend on: nothing that is built upon it. */
public final class CoreRules {

    private CoreRules() {}

    /** The rules for contract and kernel. */
    public static List<ArchRule> all() {
        List<ArchRule> rules = new ArrayList<>();
        rules.add(standsAlone("io.quartier.contract"));
        rules.add(standsAlone("io.quartier.kernel", "io.quartier.contract.."));
        rules.addAll(CommonRules.of("io.quartier.kernel"));
        rules.add(CommonRules.noCycles("io.quartier.contract"));
        return List.copyOf(rules);
    }

    /** The rules for web. */
    public static List<ArchRule> web() {
        List<ArchRule> rules = new ArrayList<>(CommonRules.of("io.quartier.web"));
        rules.add(standsAlone("io.quartier.web", "io.quartier.contract..", "io.quartier.kernel.."));
        return List.copyOf(rules);
    }

    /** Depends on nothing of ours but itself and what is named. */
    static ArchRule standsAlone(String base, String... allowed) {
        String[] packages =
                Stream.concat(Stream.of(base + ".."), Stream.of(allowed)).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(base + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.quartier..").and(resideOutsideOfPackages(packages)))
                .as("the core knows nothing that is built upon it")
                .because(
                        "contract, kernel and web stand on each other in this order, and each works without what stands on it and"
                                + " without any plugin");
    }
}
