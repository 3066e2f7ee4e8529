package dev.stepgraph.common;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

import dev.stepgraph.common.testing.ArchitectureRules;

/** What this module may not do. */
@AnalyzeClasses(
        packages = "dev.stepgraph.common",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = ArchitectureRules.EVERY_PACKAGE_IS_NULL_MARKED;

    @ArchTest
    static final ArchRule knowsNeitherService =
            ArchitectureRules.knowsNothingOf(
                    "dev.stepgraph.workflow..", "dev.stepgraph.gateway..", "dev.stepgraph.local..");

    @ArchTest
    static final ArchRule isFreeOfSpringAndOfPersistence =
            ArchRuleDefinition.noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.springframework..", "jakarta.persistence..")
                    .because(
                            "what both services share must not decide how either is served or stored");
}
