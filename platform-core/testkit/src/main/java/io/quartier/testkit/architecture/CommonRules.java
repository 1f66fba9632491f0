package io.quartier.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;

/** What holds everywhere, in the core and in plugins. */
public final class CommonRules {

    private CommonRules() {}

    /**
     * The rules for what lies in a package.
     *
     * @param base the package, whose direct children are features
     */
    public static List<ArchRule> of(String base) {
        return List.of(
                noCycles(base), namesSayWhatAThingIs(), noProviderOfPersistence(), oneRoadForLogs(), noPrinting());
    }

    static ArchRule noCycles(String base) {
        return SlicesRuleDefinition.slices()
                .matching(base + ".(*)..")
                .should()
                .beFreeOfCycles()
                .as("feature packages form no cycles")
                .because("a feature package that needs its users cannot be read, moved or removed alone")
                .allowEmptyShould(true);
    }

    static ArchRule namesSayWhatAThingIs() {
        return noClasses()
                .should()
                .haveNameMatching(".*[.$]\\w*(Impl|Manager|Helper|Utils?)(\\$.*)?")
                .as("no class is called Impl, Manager, Helper or Util")
                .because("such a name does not say what the class is: name it after what it stands for");
    }

    static ArchRule noProviderOfPersistence() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.persistence..")
                .as("persistence is used through Jakarta Persistence")
                .because("Open Liberty hides EclipseLink's API from applications");
    }

    /** Only the core's formatter of log lines knows what lies beneath. */
    static ArchRule oneRoadForLogs() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("io.quartier.kernel.log..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.slf4j..", "org.apache.commons.logging..", "org.apache.logging..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.logging.Logger")
                .as("logs go through System.Logger")
                .because("we log through System.Logger, which every server takes and no library version can break");
    }

    static ArchRule noPrinting() {
        return GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS
                .as("nothing is printed to standard output")
                .because("what is printed has no level, no request id and no organization");
    }
}
