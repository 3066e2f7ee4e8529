package dev.stepgraph.bench.interpreter;

import java.util.ArrayList;
import java.util.List;

/** Definitions of five states each. */
final class Machines {

    /** Every state reshapes or looks at its input. */
    static final String DATA_FLOW =
            """
            {"StartAt": "Pick", "States": {
              "Pick": {"Type": "Pass", "Next": "Large?", "ResultPath": "$.picked",
                "Parameters": {"id.$": "$.order.id", "first.$": "$.order.items[0].sku"}},
              "Large?": {"Type": "Choice", "Default": "Small",
                "Choices": [{"And": [
                  {"Variable": "$.order.total", "NumericGreaterThan": 100},
                  {"Variable": "$.picked.id", "StringMatches": "o-*"}], "Next": "Name"}]},
              "Small": {"Type": "Fail", "Error": "Small"},
              "Name": {"Type": "Pass", "Next": "Trim", "ResultPath": "$.named",
                "Parameters": {
                  "title.$": "States.Format('{} of {}', $.picked.first, $.picked.id)",
                  "count.$": "States.MathAdd($.order.items[0].count, 1)"}},
              "Trim": {"Type": "Pass", "Next": "Done", "InputPath": "$.named",
                "Parameters": {"title.$": "$.title", "machine.$": "$$.StateMachine.Name"}},
              "Done": {"Type": "Succeed", "OutputPath": "$.title"}
            }}\
            """;

    private static final int STATES = 5;

    private Machines() {}

    /** Five states with that type and those fields. */
    static String linear(String fields) {
        List<String> states = new ArrayList<>();
        for (int i = 1; i <= STATES; i++) {
            String transition = i == STATES ? "\"End\":true" : "\"Next\":\"S" + (i + 1) + "\"";
            states.add("\"S%d\":{%s,%s}".formatted(i, fields, transition));
        }
        return "{\"StartAt\":\"S1\",\"States\":{" + String.join(",", states) + "}}";
    }
}
