package dev.stepgraph.gateway;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Checks the arrows that each top-level package declares in its package-info. */
class ModulesTest {

    @Test
    void arrowsPointInwardAndNeverTurnBack() {
        ApplicationModules.of(GraphqlGatewayApplication.class).verify();
    }
}
