package dev.stepgraph.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import dev.stepgraph.common.testing.ArchitectureRules;

import jakarta.persistence.Entity;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** What this module may not do; {@link ModulesTest} checks the arrows between its packages. */
@AnalyzeClasses(
        packages = "dev.stepgraph.gateway",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = ArchitectureRules.EVERY_PACKAGE_IS_NULL_MARKED;

    @ArchTest
    static final ArchRule knowsNotTheWorkflowService =
            ArchitectureRules.knowsNothingOf("dev.stepgraph.workflow..", "dev.stepgraph.local..");

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
    static final ArchRule serversStayAtTheEdge =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "dev.stepgraph.gateway.web..", "dev.stepgraph.gateway.realtime..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework.web.reactive..",
                            "org.springframework.web.server..",
                            "org.springframework.http.server..",
                            "org.springframework.web.bind..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothingBlocksAnEventLoop =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "dev.stepgraph.gateway.web..", "dev.stepgraph.gateway.realtime..")
                    .should()
                    .callMethodWhere(
                            describe(
                                    "a reactive chain is waited for",
                                    call -> isWaiting(call.getTarget())))
                    .because("what blocks runs on virtual threads, behind the edge")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule settingsAreTyped =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value")
                    .because("a setting is a component of a @ConfigurationProperties record");

    private static boolean isWaiting(AccessTarget target) {
        return target.getOwner().getPackageName().startsWith("reactor.core")
                && Set.of("block", "blockFirst", "blockLast", "blockOptional", "toIterable")
                        .contains(target.getName());
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
