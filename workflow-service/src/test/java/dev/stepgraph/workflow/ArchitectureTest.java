package dev.stepgraph.workflow;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import dev.stepgraph.common.testing.ArchitectureRules;

import jakarta.persistence.Entity;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;

/** What this module may not do; {@link ModulesTest} checks the arrows between its packages. */
@AnalyzeClasses(
        packages = "dev.stepgraph.workflow",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] PURE = {
        "dev.stepgraph.workflow.asl..", "dev.stepgraph.workflow.engine.."
    };

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = ArchitectureRules.EVERY_PACKAGE_IS_NULL_MARKED;

    @ArchTest
    static final ArchRule knowsNotTheGateway =
            ArchitectureRules.knowsNothingOf("dev.stepgraph.gateway..", "dev.stepgraph.local..");

    @ArchTest
    static final ArchRule languageAndEngineTouchNothing =
            noClasses()
                    .that()
                    .resideInAnyPackage(PURE)
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                            "org.springframework..",
                                            "jakarta..",
                                            "java.sql..",
                                            "javax.sql..",
                                            "java.net.http..",
                                            "java.io..",
                                            "java.nio.file..",
                                            "java.util.concurrent..",
                                            "java.util.logging..",
                                            "org.slf4j..",
                                            "org.postgresql..",
                                            "software.amazon.awssdk..")
                                    .and(describe("are not markers", type -> !isMarker(type))))
                    .because("decide and evolve are functions: the same arguments, the same answer")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule languageAndEngineAskNeitherClockNorChance =
            noClasses()
                    .that()
                    .resideInAnyPackage(PURE)
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(
                            Thread.class,
                            Clock.class,
                            InstantSource.class,
                            java.util.Random.class,
                            java.security.SecureRandom.class)
                    .because("time and chance are arguments")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobodyReadsTheSystemClockOrDrawsIds =
            noClasses()
                    .should()
                    .callMethodWhere(
                            describe(
                                    "the clock or chance of the system is asked for",
                                    call -> isAmbient(call.getTarget())))
                    .because("code asks the InstantSource and the id source that it was given")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule entitiesStayInTheirStore =
            classes()
                    .that()
                    .areAnnotatedWith(Entity.class)
                    .should()
                    .resideInAPackage("..store..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule serversStayInWeb =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.stepgraph.workflow.web..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "jakarta.servlet..",
                            "org.springframework.web.bind..",
                            "org.springframework.web.servlet..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule settingsAreTyped =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value")
                    .because("a setting is a component of a @ConfigurationProperties record");

    private static boolean isMarker(com.tngtech.archunit.core.domain.JavaClass type) {
        return type.getPackageName().equals("org.springframework.modulith");
    }

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
