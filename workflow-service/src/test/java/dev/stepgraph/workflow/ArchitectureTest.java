package dev.stepgraph.workflow;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

import dev.stepgraph.common.testing.ArchitectureRules;
import dev.stepgraph.common.testing.ServiceRules;

import java.time.Clock;
import java.time.InstantSource;

/** What this module may not do; {@link ModulesTest} checks the arrows between its packages. */
@AnalyzeClasses(
        packages = "dev.stepgraph.workflow",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] PURE = {
        "dev.stepgraph.workflow.asl..", "dev.stepgraph.workflow.engine.."
    };

    @ArchTest static final ArchTests everyService = ArchTests.in(ServiceRules.class);

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

    private static boolean isMarker(com.tngtech.archunit.core.domain.JavaClass type) {
        return type.getPackageName().equals("org.springframework.modulith");
    }
}
