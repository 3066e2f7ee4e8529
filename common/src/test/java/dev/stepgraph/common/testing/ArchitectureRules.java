package dev.stepgraph.common.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import org.jspecify.annotations.NullMarked;

/** The rules that hold in every module. */
public final class ArchitectureRules {

    private ArchitectureRules() {}

    /** Absence is declared: outside a package that says so, {@code null} is anybody's guess. */
    public static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
            classes()
                    .should(resideInNullMarkedPackage())
                    .because("@Nullable means nothing in a package that is not @NullMarked");

    /** Neither service imports the other, and what both use imports neither. */
    public static ArchRule knowsNothingOf(String... packages) {
        return noClasses().should().dependOnClassesThat().resideInAnyPackage(packages);
    }

    private static ArchCondition<JavaClass> resideInNullMarkedPackage() {
        return new ArchCondition<>("reside in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                String message =
                        type.getPackageName() + " has no package-info.java with @NullMarked";
                events.add(new SimpleConditionEvent(type, marked, message));
            }
        };
    }
}
