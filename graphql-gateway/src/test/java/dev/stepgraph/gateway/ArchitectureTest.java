package dev.stepgraph.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

import dev.stepgraph.common.testing.ArchitectureRules;
import dev.stepgraph.common.testing.ServiceRules;

import java.util.Set;

/** What this module may not do; {@link ModulesTest} checks the arrows between its packages. */
@AnalyzeClasses(
        packages = "dev.stepgraph.gateway",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest static final ArchTests everyService = ArchTests.in(ServiceRules.class);

    @ArchTest
    static final ArchRule knowsNotTheWorkflowService =
            ArchitectureRules.knowsNothingOf("dev.stepgraph.workflow..", "dev.stepgraph.local..");

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

    private static boolean isWaiting(AccessTarget target) {
        return target.getOwner().getPackageName().startsWith("reactor.core")
                && Set.of("block", "blockFirst", "blockLast", "blockOptional", "toIterable")
                        .contains(target.getName());
    }
}
