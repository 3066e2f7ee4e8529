package dev.stepgraph.workflow.asl.validate;

import dev.stepgraph.workflow.asl.parse.DefinitionQuotas;

import java.util.List;

/** All rules, in the order in which their diagnostics are reported. */
final class DefinitionRules {

    private DefinitionRules() {}

    static List<DefinitionRule> all(DefinitionQuotas quotas) {
        return List.of(
                new StateLanguagesSuitTheMachine(),
                new HeartbeatsAreShorterThanTimeouts(),
                new ResourcesAreRecognized(),
                new ActivitiesHaveNoCredentials(),
                new IntegrationsHaveTheirParameters(),
                new ExpressMachinesWaitForNobody(),
                new JsonataIsNotSupportedYet(),
                new VariablesAreNotSupportedYet(),
                new DistributedMapsAreNotSupportedYet(),
                new StateNamesAreShort(quotas.stateNameCharacters()),
                new StateNamesAreUnique(),
                new TransitionTargetsExist(),
                new EveryGraphEnds(),
                new StatesAreReachable());
    }
}
