package dev.stepgraph.common.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** The rules that hold in every service, to be taken in by {@code ArchTests.in}. */
public final class ServiceRules {

    /** Absence is declared. */
    @ArchTest
    public static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
            ArchitectureRules.EVERY_PACKAGE_IS_NULL_MARKED;

    /** Time, identity and chance are arguments. */
    @ArchTest
    public static final ArchRule NOBODY_READS_THE_SYSTEM_CLOCK_OR_DRAWS_IDS =
            noClasses()
                    .should()
                    .callMethodWhere(
                            describe(
                                    "the clock or chance of the system is asked for",
                                    call -> isAmbient(call.getTarget())))
                    .because("code asks the InstantSource and the id source that it was given");

    /** What is stored is known to its store alone. */
    @ArchTest
    public static final ArchRule ENTITIES_STAY_IN_THEIR_STORE =
            classes()
                    .that()
                    .areAnnotatedWith("jakarta.persistence.Entity")
                    .should()
                    .resideInAPackage("..store..");

    /** Settings are records. */
    @ArchTest
    public static final ArchRule SETTINGS_ARE_TYPED =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value")
                    .because("a setting is a component of a @ConfigurationProperties record");

    private ServiceRules() {}

    private static boolean isAmbient(AccessTarget target) {
        String owner = target.getOwner().getFullName();
        return switch (target.getName()) {
            case "now" ->
                    Set.of(Instant.class.getName(), "java.time.LocalDateTime").contains(owner);
            case "currentTimeMillis" -> owner.equals(System.class.getName());
            case "randomUUID" -> owner.equals(UUID.class.getName());
            default -> false;
        };
    }
}
