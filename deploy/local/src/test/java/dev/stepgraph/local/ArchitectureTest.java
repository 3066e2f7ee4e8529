package dev.stepgraph.local;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import dev.stepgraph.common.testing.ArchitectureRules;

/** What this module may not do. */
@AnalyzeClasses(
        packages = "dev.stepgraph.local",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = ArchitectureRules.EVERY_PACKAGE_IS_NULL_MARKED;

    @ArchTest
    static final ArchRule servicesAreStartedAndNotImported =
            ArchitectureRules.knowsNothingOf(
                    "dev.stepgraph.workflow..", "dev.stepgraph.gateway..", "org.springframework..");
}
